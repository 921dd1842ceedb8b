import { NOTHING, shortNumber } from './numberWords.ts';

/** Amounts in EUR, in what suits their size. */
const SIZES = [
  { least: 1e9, unit: 'billion EUR' },
  { least: 1e6, unit: 'million EUR' },
  { least: 1e3, unit: 'thousand EUR' },
  { least: 1, unit: 'EUR' },
] as const;

/** What amounts up to `most` are said in: how many EUR it is, and its name. */
export function moneyScale(most: number): { readonly factor: number; readonly unit: string } {
  const size = SIZES.find(({ least }) => Math.abs(most) >= least) ?? SIZES[3];
  return { factor: size.least, unit: size.unit };
}

/** `12.4 million EUR`; `–` if not defined. */
export function money(amount: number | undefined): string {
  if (amount === undefined || !Number.isFinite(amount)) return NOTHING;
  const { factor, unit } = moneyScale(amount);
  return `${shortNumber(amount / factor)} ${unit}`;
}
