import { directoryOf } from '../../path/path';
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
  return {
    paths: built,
    takesAll: false,
    caveats: [
      `Of \`${directoryOf(program)}\` only the program is taken along: what it reads beside itself, like templates, settings or migrations, needs a COPY of its own.`,
    ],
  };
}
