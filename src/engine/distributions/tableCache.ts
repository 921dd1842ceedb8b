/**
 * Tables by shape, made once. Bounded, as a shape may be drawn anew for every replication; the oldest goes
 * first. A table is a pure function of its shape, so the cache never shows in a result.
 */
export class TableCache<Table> {
  private readonly tables = new Map<number, Table>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get(shape: number, build: () => Table): Table {
    const known = this.tables.get(shape);
    if (known !== undefined) return known;
    const table = build();
    this.tables.set(shape, table);
    if (this.tables.size > this.limit) {
      for (const oldest of this.tables.keys()) {
        this.tables.delete(oldest);
        break;
      }
    }
    return table;
  }
}
