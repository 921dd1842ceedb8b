import type { LimitSpec } from '../../chain/chain.ts';
import { messages } from '../messages.ts';
import { REDACTED } from '../redaction.ts';
import type { Settings, SourceRecord } from '../scenario.ts';
import { PHRASES } from '../schema/phrases.ts';
import { at, TOP } from '../spot.ts';
import { PLAIN } from '../unitOfMeasure.ts';
import type { Compilation } from './compilation.ts';
import { compileNumber, compileWhole } from './value.ts';

const MOST_REPLICATIONS = 1e7;
const USUAL: Settings = {
  name: '',
  seed: '1',
  replications: 200,
  hold: { probability: 0.9, confidence: 0.95 },
};
/** Far beyond any chain that is meant; near enough to stop one that runs away before the memory is full. */
const USUAL_LIMITS: LimitSpec = { events: 1e9, entities: 1e6 };

/** Compiles how the scenario asks to be run. */
export function compileSettings(c: Compilation): Settings {
  const { name, description, classification, seed, replications, hold } = c.data;
  if (name.trim() === '') c.fault(at(TOP, 'name'), 'scenario.name', messages.emptyName());
  if (classification?.split(';').some((mark) => mark.trim() === ''))
    c.fault(at(TOP, 'classification'), 'scenario.classification', messages.emptyClassification());
  const number =
    replications === undefined
      ? USUAL.replications
      : compileWhole(c, at(TOP, 'replications'), replications, PHRASES.whole, 1, MOST_REPLICATIONS, true);
  const spot = at(TOP, 'hold');
  const share = { phrase: PHRASES.share, dimension: PLAIN, below: 1, isRule: true };
  const probability =
    hold?.probability === undefined
      ? undefined
      : compileNumber(c, at(spot, 'probability'), hold.probability, { ...share, above: 0 });
  const confidence =
    hold?.confidence === undefined
      ? undefined
      : compileNumber(c, at(spot, 'confidence'), hold.confidence, { ...share, above: 0.5 });
  return {
    name: name.trim(),
    ...(description === undefined ? {} : { description: description.trim() }),
    ...(classification === undefined ? {} : { classification: classification.trim() }),
    seed: seed === undefined ? USUAL.seed : String(seed),
    replications: number ?? USUAL.replications,
    hold: {
      probability: probability ?? USUAL.hold.probability,
      confidence: confidence ?? USUAL.hold.confidence,
    },
  };
}

export function compileLimits(c: Compilation): LimitSpec {
  const limit = (key: 'events' | 'entities', most: number): number => {
    const value = c.data.limits?.[key];
    const spot = at(at(TOP, 'limits'), key);
    const number =
      value === undefined ? undefined : compileWhole(c, spot, value, PHRASES.whole, 1, most, true);
    return number ?? USUAL_LIMITS[key];
  };
  return { events: limit('events', 1e15), entities: limit('entities', 1e8) };
}

/** Compiles the sources; only links that a browser opens as pages pass. */
export function compileSources(c: Compilation): SourceRecord[] {
  return Object.entries(c.data.sources ?? {}).map(([name, { title, date, url, public: isPublic }]) => {
    if (url !== undefined && !/^https?:\/\/[^\s<>"]+$/.test(url)) {
      c.fault(at(at(at(TOP, 'sources'), name), 'url'), 'scenario.url', messages.notAUrl(url), {
        expected: messages.urlPhrase(),
      });
    }
    const isHidden = (key: string): boolean => c.isRedacted(at(at(at(TOP, 'sources'), name), key));
    return {
      name,
      title: isHidden('title') ? REDACTED : title,
      ...(date === undefined || isHidden('date') ? {} : { date: String(date) }),
      ...(url === undefined || isHidden('url') ? {} : { url }),
      public: isPublic ?? true,
    };
  });
}
