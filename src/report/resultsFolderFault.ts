import type * as nodeFs from 'node:fs';

/** What a results folder needs of the file system; given in, so that its failures can be tried. */
export type FolderFileSystem = Pick<
  typeof nodeFs,
  | 'copyFileSync'
  | 'existsSync'
  | 'linkSync'
  | 'mkdirSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'rmSync'
  | 'statSync'
  | 'writeFileSync'
>;

export type ResultsFolderCode =
  | 'not-allowed'
  | 'not-a-folder'
  | 'holds-other-files'
  | 'in-use'
  | 'no-permission'
  | 'no-space'
  | 'read-only'
  | 'name-too-long'
  | 'no-such-place';

/** Results cannot be written to that place; the user can mend it. The message is a sentence. */
export class ResultsFolderFault extends Error {
  readonly code: ResultsFolderCode;

  constructor(code: ResultsFolderCode, message: string) {
    super(message);
    this.name = 'ResultsFolderFault';
    this.code = code;
  }
}

const REASONS: Readonly<Record<string, readonly [ResultsFolderCode, string]>> = {
  EACCES: ['no-permission', 'there is no permission to write there'],
  EPERM: ['no-permission', 'there is no permission to write there'],
  EROFS: ['read-only', 'the file system is read-only'],
  ENOSPC: ['no-space', 'the disk is full'],
  EDQUOT: ['no-space', 'the quota of disk space is used up'],
  ENOTDIR: ['not-a-folder', 'a part of the path is a file'],
  EEXIST: ['not-a-folder', 'a file is in the way'],
  ENOENT: ['no-such-place', 'no folder can be made there'],
  ENAMETOOLONG: ['name-too-long', 'the name is too long'],
};

/** An error of the file system as a fault in words; anything else (a defect) as it is. */
export function sentenceOf(dir: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const reason = error instanceof ResultsFolderFault || code === undefined ? undefined : REASONS[code];
  return reason
    ? new ResultsFolderFault(reason[0], `Results cannot be written to ${dir}: ${reason[1]}.`)
    : error;
}

/** Why the file system cannot write, in words; what it says itself where it is something else. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? '']?.[1] ?? message;
}
