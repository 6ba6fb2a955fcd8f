import { compareVersions } from '../contents/version';
import type { Certainty } from '../report/report';
import type { GlibcGap } from '../words/linkage';
import type { Native } from './native';

/**
 * Whether a program linked on one glibc starts on an older one. What counts is the newest symbol version it
 * refers to: whatever is linked on 2.34 or newer refers to a 2.34 symbol, because libpthread and libdl moved into
 * libc then; beyond that it depends on the functions used (`strtol` has a 2.38 version).
 * https://sourceware.org/pipermail/libc-alpha/2021-August/129718.html
 */
export function glibcGap(
  native: Native,
  runtime: string,
): { readonly certainty: Certainty; readonly gap: GlibcGap; readonly built: string } | undefined {
  const built = native.libc.family === 'glibc' ? native.libc.version : undefined;
  if (built === undefined || native.linkage === 'static' || compareVersions(built, runtime) <= 0)
    return undefined;
  const crosses = compareVersions(built, '2.34') >= 0 && compareVersions(runtime, '2.34') < 0;
  if (!crosses) return { certainty: 'possible', gap: 'newer-symbol', built };
  const certain = native.linkage === 'dynamic' && native.effect.language !== 'other';
  return {
    certainty: certain ? native.certainty : 'likely',
    gap: 'linked-since-2.34',
    built,
  };
}
