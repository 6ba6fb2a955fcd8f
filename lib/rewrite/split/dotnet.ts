import { directoryOf, resolvePath } from '../../path/path';
import { programIndex } from '../../start/executable';
import { type Packing, type Refusal, refused, type Subject } from './subject';

/** The directory that holds what was published. */
export function packDotnet({ target, workdir, view }: Subject): Packing | Refusal {
  const argv = target.start?.argv ?? [];
  const at = programIndex(argv);
  const [program, assembly] = [argv[at]?.text, argv[at + 1]?.text];
  if (program !== 'dotnet' || assembly === undefined || !assembly.endsWith('.dll') || assembly.includes('$'))
    return refused('It is not started by `dotnet` with an assembly, so it is not seen which files run.');
  const directory = directoryOf(resolvePath(workdir, assembly));
  const isPublished = view.tree.effects.some(
    ({ effect }) => effect.kind === 'artifact-built' && effect.path === directory,
  );
  if (!isPublished) return refused(`It is not seen that \`${directory}\` holds what is published.`);
  return { paths: [directory], takesAll: false };
}
