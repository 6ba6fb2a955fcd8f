import { installedPackages } from '../programs/packages';
import { span } from '../text/span';
import type { Carrying } from './carrying';
import type { Cure } from './draft';

/** Findings that go when a program is linked statically. */
const rules = ['dynamic-binary-without-loader', 'libc-mismatch', 'glibc-too-old'];
/** Packages that are installed for programs that call C. */
const forC = /^(gcc|g\+\+|clang|build-essential|build-base|musl-dev|libc6?-dev|.+-dev|.+-devel)$/;

/**
 * Go programs linked statically, where the file leaves cgo as it is by default: no C is asked for in it, and where none is
 * used nothing changes but how names of hosts and users are looked up.
 */
export function staticGoCures({ inspection, idAt }: Carrying): readonly Cure[] {
  const { target, dockerfile } = inspection;
  if (target === undefined) return [];
  const starts = new Set<number>();
  for (const { native } of target.executables) {
    if (native?.effect.language !== 'go' || native.effect.cgo !== 'unset') continue;
    if (installedPackages(native.view.end).some((name) => forC.test(name))) continue;
    const { start, end } = native.effect.span;
    if (/^\s*\[/.test(dockerfile.text.slice(start, end))) continue;
    starts.add(start);
  }
  const edits = [...starts].map((start) => ({ span: span(start, start), newText: 'CGO_ENABLED=0 ' }));
  const [first] = edits;
  if (first === undefined) return [];
  const because =
    'Linked statically: a Go program that calls no C needs no C library. One that does fails to build like this.';
  const id = idAt('static', first.span.start);
  return rules.map((rule) => ({ cause: { id, rule, safety: 'review', because }, edits }));
}
