import { isRedacted, REDACTED, type Scenario } from '../../scenario/index.ts';

/** Values as they are written in the scenario, by path; where one is left out it is not told. */
export class WrittenValues {
  private readonly texts: ReadonlyMap<string, string>;
  /** Paths of values by each path that they stand at or below, in file order. */
  private readonly paths = new Map<string, string[]>();
  private readonly scenario: Pick<Scenario, 'redaction'>;

  constructor(scenario: Pick<Scenario, 'values' | 'redaction'>) {
    this.scenario = scenario;
    this.texts = new Map(scenario.values.map(({ path, text }) => [path, text]));
    for (const path of this.texts.keys()) {
      for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1))
        this.hold(path.slice(0, end), path);
      this.hold(path, path);
    }
  }

  /** The value at the first of the paths that has one; `otherwise` if none has. */
  at(paths: readonly string[], otherwise: string): string {
    const path = paths.find((each) => this.texts.has(each) || isRedacted(this.scenario.redaction, each));
    if (path === undefined) return otherwise;
    return this.or(path, this.texts.get(path) ?? otherwise);
  }

  /**
   * The value at a path and those below it, with the rest of their paths, in file order: `95`, `upTo 10 %`. A date in
   * the path of a value that is left out goes with it.
   */
  below(path: string): string[] {
    return (this.paths.get(path) ?? []).map((each) => {
      const words = this.or(each, this.texts.get(each) ?? '');
      const keys = each.slice(path.length + 1).split('.');
      const shown = words === REDACTED ? keys.filter((key) => /^\w*$/.test(key)) : keys;
      return `${shown.join('.')} ${words}`.trim();
    });
  }

  /** The words, or that they are left out with what stands at or below the path. */
  or(path: string, words: string): string {
    return isRedacted(this.scenario.redaction, path) ? REDACTED : words;
  }

  private hold(above: string, path: string): void {
    const held = this.paths.get(above);
    if (held === undefined) this.paths.set(above, [path]);
    else held.push(path);
  }
}
