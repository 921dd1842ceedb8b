import { escapeHtml } from '../escapeHtml.ts';

/** An item of the guideline with what the study has to say to it. */
export interface Item {
  /** `2.5.4`, as in the guideline. */
  readonly number: string;
  readonly title: string;
  /** HTML. */
  readonly content: string;
}

/** A section of the guideline. */
export interface ItemGroup {
  readonly title: string;
  readonly items: readonly Item[];
}

/** Paragraphs of plain text; those that are not there are left out. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .map((text) => `<p>${escapeHtml(text)}</p>`)
    .join('\n');
}

/** A list of plain texts; nothing if there are none. */
export function list(texts: readonly string[]): string {
  return texts.length === 0
    ? ''
    : `<ul>\n${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('\n')}\n</ul>`;
}

/** Names with what is said of them; nothing if there are none. */
export function terms(entries: readonly { readonly name: string; readonly words: string }[]): string {
  return list(entries.map(({ name, words }) => `${name}: ${words}`));
}

/** A list with a line above it; nothing if it is empty. */
export function titled(title: string, content: string): string {
  return content === '' ? '' : `<p class="lead"><strong>${escapeHtml(title)}</strong></p>\n${content}`;
}
