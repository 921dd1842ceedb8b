import { plainText } from '../plainText.ts';

/** What browsers that can set it print at the foot of each sheet: what it is of, and which sheet of how many. */
export function pageMarks(name: string): string {
  return `@page { @bottom-left { content: ${cssString(name)}; font: 8pt sans-serif; color: #555; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } }`;
}

/** Any text as a string of CSS that cannot end itself nor the style sheet: all but plain letters is escaped. */
function cssString(text: string): string {
  const escaped = [...plainText(text)].map((character) =>
    /[a-zA-Z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
