import type { NormAtPoint, SweepPoint, SweptPath } from '../experiment/index.ts';
import { header, rowLines } from './csv.ts';
import { FileStream } from './fileStream.ts';
import type { ResultsFolder } from './resultsFolder.ts';

const POINTS = 'sweep.csv';
const NORMS = 'sweep-norms.csv';

/** Of a point, before and after the columns of the paths. */
const BEFORE = ['scenario', 'id'] as const;
const AFTER = [
  'replications',
  'held',
  'hold_probability',
  'ci_low',
  'ci_high',
  'verdict',
  'breaks_first',
  'breaks_first_share',
] as const;
const NORM_COLUMNS = [
  'scenario',
  'id',
  'norm',
  'replications',
  'held',
  'hold_probability',
  'ci_low',
  'ci_high',
] as const;

/** What a path's column is called: the path, and its unit in brackets if it has one. */
export function columnOf({ path, unit }: Pick<SweptPath, 'path' | 'unit'>): string {
  return unit === '' ? path : `${path} (${unit})`;
}

/**
 * `sweep.csv`, a row a point, and `sweep-norms.csv`, a row a point and norm: written as points are done, so that memory does
 * not grow with their number.
 */
export class SweepTables {
  private readonly points: FileStream;
  private readonly norms: FileStream;
  private readonly columns: readonly string[];
  private readonly paths: readonly string[];
  private readonly scenario: string;
  private readonly classification: string | undefined;
  private readonly files: ResultsFolder['files'];

  /**
   * Creates both files with their headers.
   * @throws ResultsFolderFault when they cannot be written, as `add` and `close` do
   */
  constructor(
    folder: Pick<ResultsFolder, 'path' | 'target' | 'files'>,
    { name, classification }: { readonly name: string; readonly classification?: string },
    over: readonly SweptPath[],
  ) {
    this.scenario = name;
    this.classification = classification;
    this.files = folder.files;
    this.paths = over.map(columnOf);
    this.columns = [...BEFORE, ...this.paths, ...AFTER];
    this.points = new FileStream(folder.path(POINTS), folder.target);
    this.norms = new FileStream(folder.path(NORMS), folder.target);
    this.points.write(header(this.columns, classification));
    this.norms.write(header(NORM_COLUMNS, classification));
  }

  add({ id, values, ...point }: SweepPoint, norms: readonly NormAtPoint[]): void {
    const { scenario, classification } = this;
    const row: Record<string, unknown> = {
      scenario,
      id,
      ...Object.fromEntries(this.paths.map((path, axis) => [path, values[axis]])),
      ...shares(point),
      verdict: point.verdict,
      breaks_first: point.breaks_first?.norm,
      breaks_first_share: point.breaks_first?.share,
    };
    this.points.write(rowLines([row], this.columns, classification));
    const rows = norms.map(({ norm, ...found }) => ({ scenario, id, norm, ...shares(found) }));
    this.norms.write(rowLines(rows, NORM_COLUMNS, classification));
  }

  /** Both are files of the folder from now on. */
  finish(): void {
    this.close();
    this.files.set(POINTS, this.points.sha256());
    this.files.set(NORMS, this.norms.sha256());
  }

  /** May be called again. */
  close(): void {
    this.points.close();
    this.norms.close();
  }
}

function shares({
  replications,
  held,
  probability,
}: Pick<NormAtPoint, 'replications' | 'held' | 'probability'>) {
  const { estimate, low, high } = probability;
  return { replications, held, hold_probability: estimate, ci_low: low, ci_high: high };
}
