import type { Effect } from '../../shell/effect';
import { programIndex } from '../../start/executable';
import { isInside } from './brought';
import { type Packing, type Refusal, refused, type Subject } from './subject';

/** Where the packages of a language are, beside those in the directory of the program. */
const besides: ReadonlyMap<string, string> = new Map([['ruby', '/usr/local/bundle']]);

/** A program that is read where it lies: its directory as it is, with what was installed into it. */
export function packTree(subject: Subject): Packing | Refusal {
  const { language, view, workdir } = subject;
  if (hasGlobals(subject))
    return refused(
      'What is installed for all programs lies outside of its directory, and it may start with that.',
    );
  const isAmongOthers = workdir === '/';
  if (isAmongOthers && language !== 'python')
    return refused('It is built in `/`: a WORKDIR of its own would tell the program from the system.');
  const packages = language === undefined ? undefined : besides.get(language);
  const isUsed =
    packages !== undefined &&
    view.tree.effects.some(({ effect }) => isInside(effect, packages) || isOfRuby(effect));
  return {
    // What lies in `/` is taken by its name: of Python no package is installed there.
    paths: [...(isAmongOthers ? [] : [workdir]), ...(isUsed ? [packages] : [])],
    takesAll: true,
    caveats: ['A package that is compiled here may need libraries that only the builder has.'],
  };
}

/** `bundle install` puts what it gets where the base says, unless the file says otherwise. */
function isOfRuby(effect: Effect): boolean {
  return (
    (effect.kind === 'artifact-built' && effect.artifact === 'ruby-bundle') ||
    (effect.kind === 'packages-installed' && effect.manager === 'gem')
  );
}

/** Programs of packages that are installed globally, where it is not Node.js itself that starts. */
function hasGlobals({ language, target, view }: Subject): boolean {
  if (language !== 'nodejs') return false;
  const argv = target.start?.argv ?? [];
  if (target.start?.shell === undefined && /(^|\/)node$/.test(argv[programIndex(argv)]?.text ?? ''))
    return false;
  return view.stage.steps.some(({ run }) =>
    run?.script.commands.some(
      ({ args, name = '' }) =>
        /^(npm|yarn|pnpm)$/.test(name) &&
        args.some(({ text = '' }) => /^(-g|--global|--location=global|global)$/.test(text)),
    ),
  );
}
