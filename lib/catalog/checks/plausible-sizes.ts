import { isPublished, valueOf } from '../../fact/fact';
import type { CatalogImage, Platform } from '../image';
import type { Problem } from './check';
import { defineCheck } from './check';

const largest = 5_000_000_000;
/** amd64 and arm64 of one image differ by less than this factor. */
const spread = 2;

export const plausibleSizes = defineCheck({
  id: 'plausible-sizes',
  holds:
    'sizes are bytes, alike on amd64 and arm64, no image shrinks when unpacked, and an estimate has two digits',
  run: ({ catalog }) => catalog.images.filter(({ id }) => id !== 'scratch').flatMap(problemsOf),
});

function problemsOf({ id, facts }: CatalogImage): readonly Problem[] {
  const compressed = valueOf(facts.compressedSize) ?? {};
  const unpacked = valueOf(facts.unpackedSize) ?? {};
  const estimated = valueOf(facts.estimatedSize) ?? {};
  const problems = [
    ...ofOne(id, 'compressed', compressed),
    ...ofOne(id, 'unpacked', unpacked),
    ...ofOne(id, 'estimated', estimated),
    ...exactIn(id, estimated),
    ...(isPublished(facts.unpackedSize) ? [] : exactIn(id, unpacked)),
  ];
  const [packed, open] = [compressed['linux/amd64'], unpacked['linux/amd64']];
  if (packed !== undefined && open !== undefined && open < packed)
    problems.push({ where: id, what: `unpacked ${open} is less than compressed ${packed}` });
  return problems;
}

function ofOne(id: string, which: string, sizes: Readonly<Record<Platform, number>>): Problem[] {
  const problems: Problem[] = [];
  for (const [platform, bytes] of Object.entries(sizes))
    if (bytes < 50 || bytes > largest)
      problems.push({ where: id, what: `${which} ${bytes} bytes on ${platform}` });
  const [amd64, arm64] = [sizes['linux/amd64'], sizes['linux/arm64']];
  if (amd64 !== undefined && arm64 !== undefined && Math.max(amd64, arm64) > spread * Math.min(amd64, arm64))
    problems.push({ where: id, what: `${which} ${amd64} on amd64 against ${arm64} on arm64` });
  return problems;
}

function exactIn(id: string, estimated: Readonly<Record<Platform, number>>): readonly Problem[] {
  return Object.entries(estimated)
    .filter(([, bytes]) => Number(bytes.toPrecision(2)) !== bytes)
    .map(([platform, bytes]) => ({ where: id, what: `estimated ${bytes} bytes on ${platform} look exact` }));
}
