import type { SizeEstimates } from '../../lib/catalog/size-estimates';
import { own } from '../../lib/text/table';
import { type Platform, platforms, type Weight } from './archive';
import type { Content, Contents } from './contents';

export type Weights = ReadonlyMap<string, Weight>;
export type Sizes = Readonly<Partial<Record<Platform, number>>>;

/** An image whose size is known, with what its packages and its other parts weigh. */
export type Measured = Omit<SizeEstimates['tests'][number], 'estimated'> & {
  readonly packed: number;
  readonly rest: number;
};

/** The sum of its packages' files and of its other parts; nothing where more packages than `spared` are not known. */
export function sumOf(
  content: Content,
  weights: Weights,
  { parts, standIns }: Contents,
  platform: Platform,
  spared = 0,
): { readonly packed: number; readonly rest: number } | undefined {
  let packed = 0;
  let rest = 0;
  let missing = 0;
  for (const name of content.packages) {
    const bytes = weightOf(name, weights, standIns)?.[platform];
    if (bytes === undefined) missing += 1;
    packed += bytes ?? 0;
  }
  if (missing > spared) return undefined;
  for (const name of content.parts) {
    const bytes = own(parts, name)?.bytes[platform];
    if (bytes === undefined) return undefined;
    rest += bytes;
  }
  return { packed, rest };
}

function weightOf(name: string, weights: Weights, standIns: Contents['standIns']): Weight | undefined {
  return weights.get(name) ?? weights.get(own(standIns, name) ?? '');
}

/** Which packages were counted by the weight of another, told for people. */
export function stoodFor({ packages }: Content, weights: Weights, { standIns }: Contents): readonly string[] {
  return packages.flatMap((name) => {
    const other = own(standIns, name);
    return other === undefined || weights.has(name) ? [] : [`${other} for ${name}`];
  });
}

/** To two digits: no more can be trusted. */
export function estimateOf(
  content: Content,
  weights: Weights,
  contents: Contents,
  factor: number,
): Sizes | undefined {
  const sizes: Partial<Record<Platform, number>> = {};
  for (const platform of platforms) {
    const sum = sumOf(content, weights, contents, platform);
    if (sum === undefined) continue;
    const bytes = factor * sum.packed + sum.rest;
    if (borrowed(content, contents, platform) <= bytes * mostBorrowed)
      sizes[platform] = Number(bytes.toPrecision(2));
  }
  return Object.keys(sizes).length === 0 ? undefined : sizes;
}

/** What the packages of other archives are, of an estimate, at most. */
const mostBorrowed = 0.1;

function borrowed(content: Content, { parts }: Contents, platform: Platform): number {
  const bytes = content.parts.map((name) => {
    const part = own(parts, name);
    return part?.form === undefined ? 0 : (part.bytes[platform] ?? 0);
  });
  return bytes.reduce((sum, one) => sum + one, 0);
}

/** The parts as large as they are in a layer. */
export function unpacked(
  contents: Contents,
  factors: ReadonlyMap<SizeEstimates['format'], number>,
): Contents {
  const parts = Object.entries(contents.parts).map(([name, part]) => {
    const factor = (part.form && factors.get(part.form)) ?? 1;
    const bytes = Object.entries(part.bytes).map(([platform, size]) => [platform, Math.round(factor * size)]);
    return [name, { ...part, bytes: Object.fromEntries(bytes) }] as const;
  });
  return { ...contents, parts: Object.fromEntries(parts) };
}

/** How much larger a layer is than the package files that it was unpacked from: the middle of what was measured. */
export function factorOf(measured: readonly Measured[]): number {
  const factors = measured.map((one) => (one.measured - one.rest) / one.packed).sort((a, b) => a - b);
  const middle = factors[Math.floor((factors.length - 1) / 2)];
  if (middle === undefined) throw new Error('nothing was measured to tell the factor from');
  return Number(middle.toPrecision(3));
}

/** Each estimated by what the others say. */
export function testsOf(measured: readonly Measured[], fixed: number | undefined): SizeEstimates['tests'] {
  return measured.map((one) => {
    const { packed, rest, ...test } = one;
    const others = measured.filter(({ image }) => image !== one.image);
    const estimated = (fixed ?? factorOf(others)) * packed + rest;
    return { ...test, estimated: Number(estimated.toPrecision(2)) };
  });
}
