/** All rows of inline data in a specification, layer by layer. */
export function dataOf(spec: unknown): Record<string, unknown>[][] {
  if (typeof spec !== 'object' || spec === null) return [];
  return Object.entries(spec).flatMap(([key, value]) =>
    key === 'data' ? [(value as { values: Record<string, unknown>[] }).values] : dataOf(value),
  );
}
