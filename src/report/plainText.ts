/**
 * Text of a scenario as something that may be shown: terminal escape sequences, control characters, marks that
 * turn the direction of writing (with which a name can pose as another) and broken surrogates are taken out,
 * any white space becomes one blank. What is left is one line, valid in XML, and safe on a terminal; it still
 * has to be escaped for HTML.
 */
export function plainText(text: string): string {
  return text.replace(ESCAPE_SEQUENCE, '').replace(/\s+/gu, ' ').replace(UNSHOWABLE, '').trim();
}

/** ECMA-48: control sequences (CSI), strings (OSC, DCS, …) up to their terminator, and two-character escapes. */
const ESCAPE_SEQUENCE = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    '(?:\\u001b[P\\]X^_]|[\\u0090\\u009d\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '\\u001b[ -/]*[0-~]?',
  ].join('|'),
  'gu',
);

/** Controls, lone surrogates, direction marks and overrides, non-characters. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu;
