import { plainText } from '../plainText.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Any text as HTML text or attribute value (in quotes): what is in it is shown, never read as markup. A number
 * stays on one line with its per cent sign.
 */
export function escapeHtml(text: string): string {
  return plainText(text)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
    .replace(/(\d) %/g, '$1\u00a0%');
}
