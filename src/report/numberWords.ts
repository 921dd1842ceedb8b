/** Numbers are said here as wherever a chain is said in words. */
export * from '../experiment/numberWords.ts';
