import type { FacetOption } from './facet';

/** Bytes in decimal units, three digits that count: `870 kB`, `28.2 MB`, `1.02 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 'B';
  for (const next of units) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
}

/** Two digits that count, as no more of an estimate can be trusted: `≈ 870 kB`, `≈ 28 MB`, `≈ 1.0 GB`. */
export function formatEstimate(bytes: number): string {
  const [amount = '', unit = ''] = formatBytes(Number(bytes.toPrecision(2))).split(' ');
  return `≈ ${amount.replace(/^(\d\.\d)\d$|^(\d\d)\.\d$/, '$1$2')} ${unit}`;
}

export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

export function yesNoOptions(value: boolean): readonly FacetOption[] {
  return [option(yesNo(value))];
}

/** That of "yes" is found by these words. */
export function thereOptions(isThere: boolean, ...words: readonly string[]): readonly FacetOption[] {
  return [isThere ? { ...option('yes'), words } : option('no')];
}

/** One option whose label is its value. */
export function option(value: string, label: string = value): FacetOption {
  return { value, label };
}

/** Words as a command line shows them; `[]` for an empty vector. */
export function formatVector(words: readonly string[]): string {
  return words.length === 0
    ? 'none'
    : words.map((word) => (/[\s"]/.test(word) ? JSON.stringify(word) : word)).join(' ');
}

export function formatList(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

/** What is published and how, without the command. */
export function formatSupply(value: { readonly kind: string; readonly how?: string } | 'none'): string {
  return value === 'none' ? 'none' : value.kind;
}
