import { directoryOf } from '../../path/path';
import type { Command } from '../../shell/command';
import { type Packing, type Refusal, refused, type Subject } from './subject';

/** Compiled programs: those that are started, each at the path it has. */
export function packNative({ target, view }: Subject): Packing | Refusal {
  const started = target.executables.filter(({ of }) => of !== 'copied');
  const built = started.flatMap(({ native, path }) =>
    native?.view === view && path !== undefined ? [path] : [],
  );
  const [program] = built;
  if (program === undefined || built.length < started.length)
    return refused('What it starts is not compiled in this stage.');
  const installs =
    ofC.has(target.executables[0]?.native?.effect.language ?? '') &&
    view.stage.steps.some(({ run }) => run?.script.commands.some(installsLibraries));
  if (installs) return refused('Which libraries its build puts into the system is not told.');
  return {
    paths: built,
    takesAll: false,
    caveats: [
      `Of \`${directoryOf(program)}\` only the program is taken along: what it reads beside itself, like templates, settings or migrations, needs a COPY of its own.`,
    ],
  };
}

const ofC: ReadonlySet<string> = new Set(['c', 'c++', 'other']);

function installsLibraries({ name = '', args }: Command): boolean {
  if (name === 'ldconfig') return true;
  return (
    /^(g?make|ninja|cmake|meson)$/.test(name) &&
    args.some(({ text }) => text === 'install' || text === '--install')
  );
}
