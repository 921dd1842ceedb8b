import { escapeHtml } from './escapeHtml.ts';

/** A tag with its attributes; quotes are respected, so that a `>` in a value does not end it. */
const TAG = /<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>/g;

/**
 * An SVG document as part of an HTML page: its ids get a prefix, for several drawings on a page would share
 * each other's clips and gradients, and it carries a text for those who cannot see it. Text inside stays as it is.
 */
export function inlineSvg(svg: string, prefix: string, alternative: string): string {
  const start = svg.indexOf('<svg');
  return svg
    .slice(Math.max(start, 0))
    .replace(TAG, (tag) =>
      tag
        .replace(/(\sid=")([^"]+)"/g, `$1${prefix}-$2"`)
        .replace(/(\s(?:xlink:)?href="#)([^"]+)"/g, `$1${prefix}-$2"`)
        .replace(/url\((['"]?)#([^)'"]+)\1\)/g, `url(#${prefix}-$2)`),
    )
    .replace('<svg', () => `<svg role="img" aria-label="${escapeHtml(alternative)}"`);
}
