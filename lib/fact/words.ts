import type { Source, UnknownFact, WhyNotKnown } from './fact';

/** Why something is not known, in the fewest words. */
export const reasons = {
  'not-published': 'not published',
  'not-looked-up': 'not looked up yet',
  'sources-disagree': 'sources disagree',
} as const satisfies Record<WhyNotKnown, string>;

/** Why a fact is not known, as a clause. */
export function reasonOf({ because, note }: Pick<UnknownFact, 'because' | 'note'>): string {
  return note === undefined ? reasons[because] : `${reasons[because]}: ${note}`;
}

/** How a value came about: seen in an image, read in a document, or concluded. */
export const originWords = {
  image: 'measured',
  document: 'documented',
  derived: 'derived',
} as const satisfies Record<Source['kind'], string>;

/** "in 19 months", "3 years ago", "today": by calendar days, both `YYYY-MM-DD`. */
export function fromToday(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (days === 0) return 'today';
  const length = lengthOf(Math.abs(days));
  return days > 0 ? `in ${length}` : `${length} ago`;
}

function lengthOf(days: number): string {
  if (days < 60) return counted(days, 'day');
  const months = Math.round(days / 30.44);
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Decimal megabytes with one digit: `0.8`, `28.2`, `1,024.0`; what is smaller than a tenth says so. */
export function megabytes(bytes: number): string {
  if (bytes > 0 && bytes < 50_000) return '< 0.1';
  return (bytes / 1e6).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** The same of an estimate, with the two digits that can be trusted: `≈ 0.8`, `≈ 28`, `≈ 1,000`. */
export function roughMegabytes(bytes: number): string {
  if (bytes > 0 && bytes < 50_000) return `≈ ${megabytes(bytes)}`;
  const rough = Number(bytes.toPrecision(2)) / 1e6;
  const digits = rough < 10 ? 1 : 0;
  return `≈ ${rough.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

export function exactBytes(bytes: number): string {
  return `${bytes.toLocaleString('en')} bytes`;
}
