/** What reports call something: the English text if there are several, else the first, else its name. */
export function labelOf(label: string | Readonly<Record<string, string>> | undefined, name: string): string {
  if (label === undefined) return name;
  if (typeof label === 'string') return label;
  return label['en'] ?? Object.values(label)[0] ?? name;
}
