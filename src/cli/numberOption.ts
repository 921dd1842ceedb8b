import { InvalidArgumentError } from 'commander';
import * as messages from './messages.ts';

/** A parser for an option that takes a whole number in [low, high]. Commander names the option in its message. */
export function wholeNumber(option: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(messages.notWhole(option, text, low, high));
  };
}

/** Gathers an option that may be given several times. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
