import { comparePlatforms, normalPlatform } from '../../lib/reference/platform';
import { asTexts } from './source';

/** `amd64`, `arm64/v8`, `x86_64`, `linux/amd64` → OCI platforms in their usual order. */
export function asPlatforms(value: unknown): string[] | undefined {
  const names = asTexts(value);
  if (names === undefined) return undefined;
  const platforms = names.map((name) => normalPlatform(name.startsWith('linux/') ? name : `linux/${name}`));
  return [...new Set(platforms)].sort(comparePlatforms);
}
