export type UnreadableResultsCode =
  | 'not-results'
  | 'later-version'
  | 'earlier-version'
  | 'file-missing'
  | 'not-as-written';

/** Results that cannot be read again: the folder is not ours, or is not as the run wrote it. The message is a sentence. */
export class UnreadableResults extends Error {
  readonly code: UnreadableResultsCode;

  constructor(code: UnreadableResultsCode, message: string) {
    super(message);
    this.name = 'UnreadableResults';
    this.code = code;
  }
}
