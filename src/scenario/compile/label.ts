import { at, type Spot } from '../spot.ts';
import type { Compilation } from './compilation.ts';

type LabelText = string | Readonly<Record<string, string>>;

/**
 * What reports call something: the English text if there are several (reports are in English), else the first,
 * else its name. A label that is left out of what is written is none.
 */
export function labelOf(c: Compilation, spot: Spot, label: LabelText | undefined, name: string): string {
  if (label === undefined || c.isRedacted(at(spot, 'label'))) return name;
  if (typeof label === 'string') return label;
  return label['en'] ?? Object.values(label)[0] ?? name;
}
