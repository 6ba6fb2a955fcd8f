import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Variant } from '../lib/catalog/family';
import { readData } from '../lib/catalog/files';
import { writeFamily } from './import-facts/write';

/**
 * Writes the unpacked sizes of .NET images from the list Microsoft held its builds to:
 * `npx tsx bin/import-dotnet-sizes.ts <ImageSize.nightly.linux.json> <commit> <day>`.
 * A line that a new image got by copying that of another is no measurement of it: of several with one number, only the
 * oldest version and distribution has it.
 */

const sizesSchema = z.record(z.string(), z.record(z.string(), z.number()));

const platforms = { amd64: 'linux/amd64', arm64v8: 'linux/arm64' } as const;

/** Distributions in the order in which .NET came to stand on them. */
const distributions = ['alpine', 'cbl-mariner', 'bookworm', 'jammy', 'noble', 'azurelinux', 'trixie'];

function main([file, commit, day]: readonly string[]): void {
  if (file === undefined || commit === undefined || day === undefined)
    throw new Error('give the file, the commit it is from and its day');
  const sizes = measuredIn(
    sizesSchema.parse(JSON.parse(readFileSync(file, 'utf8').replace(/,(\s*})/g, '$1'))),
  );
  const source = `https://github.com/dotnet/dotnet-docker/blob/${commit}/tests/performance/ImageSize.nightly.linux.json`;
  const data = fileURLToPath(new URL('../data', import.meta.url));
  for (const family of readData(data).families) {
    const variants = family.variants.map((variant): Variant => {
      const value = sizes.get(variant.reference);
      if (value === undefined) return variant;
      const note = `an old build: that of the nightly repository at ${day}`;
      return {
        ...variant,
        facts: { ...variant.facts, unpackedSize: { value, source, retrieved: day, note } },
      };
    });
    if (variants.some((variant, at) => variant !== family.variants[at]))
      writeFamily(join(data, 'families'), { ...family, variants });
  }
}

type Line = { readonly reference: string; readonly architecture: string; readonly bytes: number };

/** By reference and platform, without the lines that repeat another. */
function measuredIn(written: z.infer<typeof sizesSchema>): ReadonlyMap<string, Record<string, number>> {
  const lines = Object.values(written).flatMap((repository) => Object.entries(repository).flatMap(readLine));
  const seen = new Set<string>();
  const sizes = new Map<string, Record<string, number>>();
  for (const { reference, architecture, bytes } of lines.toSorted((a, b) => ageOf(a) - ageOf(b))) {
    const platform =
      architecture === 'amd64' || architecture === 'arm64v8' ? platforms[architecture] : undefined;
    const isRepeated = seen.has(`${architecture} ${bytes}`);
    seen.add(`${architecture} ${bytes}`);
    if (platform === undefined || isRepeated) continue;
    sizes.set(reference, { ...sizes.get(reference), [platform]: bytes });
  }
  return sizes;
}

/** `src/runtime/9.0/noble-chiseled/amd64`. */
function readLine([path, bytes]: readonly [string, number]): readonly Line[] {
  const [, repository, version, variant, architecture] = path.split('/');
  if (
    repository === undefined ||
    version === undefined ||
    variant === undefined ||
    architecture === undefined
  )
    return [];
  return [{ reference: `mcr.microsoft.com/dotnet/${repository}:${version}-${variant}`, architecture, bytes }];
}

function ageOf({ reference }: Line): number {
  const [version = '', variant = ''] = reference.slice(reference.indexOf(':') + 1).split(/-(.*)/);
  const place = distributions.findIndex((name) => variant.startsWith(name));
  return Number.parseFloat(version) * 100 + place;
}

main(process.argv.slice(2));
