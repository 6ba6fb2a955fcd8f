import { resolvePath } from '../../path/path';
import { programIndex } from '../../start/executable';
import { type Packing, type Refusal, refused, type Subject } from './subject';

/** The archive that `java -jar` starts, at the path it has. */
export function packJava({ target, workdir }: Subject): Packing | Refusal {
  const argv = target.start?.argv ?? [];
  const program = argv[programIndex(argv)]?.text;
  const at = argv.findIndex(({ text }) => text === '-jar');
  const archive = argv[at + 1]?.text;
  if (program === undefined || !/(^|\/)java$/.test(program) || at < 0)
    return refused('It is not started by `java -jar`, so it is not seen which files run.');
  if (archive === undefined || /[*?$[]/.test(archive))
    return refused('The name of the archive that it starts is not told.');
  return { paths: [resolvePath(workdir, archive)], takesAll: false };
}
