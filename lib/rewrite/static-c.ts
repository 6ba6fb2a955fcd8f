import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { presentIn, valueOf } from '../fact/fact';
import type { RunStep } from '../stages/stage';
import type { Native } from '../start/native';
import type { TextEdit } from '../text/edit';
import { span } from '../text/span';
import type { Carrying } from './carrying';
import { type Cure, withBase } from './draft';

/** Distributions whose packages of a C library and of libstdc++ bring what is linked statically. */
const withArchives: ReadonlySet<string> = new Set(['debian', 'ubuntu', 'alpine']);
/** What every compiler of C or C++ links by itself. */
const ofCompiler = /^lib(c|m|pthread|dl|rt|stdc\+\+|gcc_s|gcc)\.so(\.\d+)?$/;

/**
 * Programs of C and C++ linked statically, where the new base has no C library, another one, or an older library of the
 * compiler. Only where nothing else is linked: of other libraries it is not known whether the builder has them as archives.
 */
export function staticCCures({ from, idAt, inspection, to }: Carrying): readonly Cure[] {
  const { target } = inspection;
  if (target === undefined || from.id === to.id) return [];
  const edits = new Map<number, TextEdit>();
  for (const { native } of target.executables) {
    const edit = native && isToBeStatic(native, to) ? linkedStatically(native) : undefined;
    if (edit !== undefined) edits.set(edit.span.start, edit);
  }
  const [first] = [...edits.values()];
  if (first === undefined) return [];
  const because =
    'Linked statically, so that it needs no library of its base. With glibc that is no way for programs that load plugins, or look up names of hosts or users.';
  const id = idAt('static', first.span.start);
  return [{ cause: { id, rule: withBase, safety: 'review', because }, edits: [...edits.values()] }];
}

function isToBeStatic({ builder, effect, libraries, linkage, view }: Native, to: CatalogImage): boolean {
  const { language } = effect;
  if ((language !== 'c' && language !== 'c++') || linkage !== 'dynamic' || view.stage.isTarget) return false;
  if (builder === undefined || !libraries.every((name) => ofCompiler.test(name))) return false;
  if (!withArchives.has(presentIn(builder.facts.upstream)?.distribution ?? '')) return false;
  const [built, has] = [builder, to].map(({ facts }) => valueOf(facts.libc)?.family);
  const isNewer = language === 'c++' && productOf(builder)?.name === 'gcc' && productOf(to)?.name !== 'gcc';
  return has !== undefined && (built !== has || isNewer);
}

/** The option behind the name of the compiler that links. */
function linkedStatically({ effect, view }: Native): TextEdit | undefined {
  for (const { run } of view.stage.steps) {
    const place = run && compilerAt(run, effect.span.start);
    if (place !== undefined) return { span: span(place, place), newText: ' -static' };
  }
  return undefined;
}

function compilerAt(run: RunStep, start: number): number | undefined {
  if (run.language !== 'shell') return undefined;
  const command = run.script.commands.find((each) => run.toSource(each.span).start === start);
  const [name] = command?.words ?? [];
  const isCertain = command?.args.every(({ text }) => text !== undefined) === true;
  if (name === undefined || !isCertain || command?.wrappers.length !== 0) return undefined;
  return run.toSource(name.span).end;
}
