import { resolvePath } from '../../path/path';
import { programIndex } from '../../start/executable';
import { type Packing, type Refusal, refused, type Subject } from './subject';
import { packTree } from './tree';

/** Where Maven, Gradle and sbt put an archive. */
const ofBuildTool = /\/(target|build\/libs|target\/scala-[\d.]+)\/[^/]+\.jar$/;

/** The archive that `java -jar` starts, at the path it has; one that no build tool put there with what lies around it. */
export function packJava(subject: Subject): Packing | Refusal {
  const { target, workdir } = subject;
  const argv = target.start?.argv ?? [];
  const program = argv[programIndex(argv)]?.text;
  const at = argv.findIndex(({ text }) => text === '-jar');
  const archive = argv[at + 1]?.text;
  if (program === undefined || !/(^|\/)java$/.test(program) || at < 0)
    return refused('It is not started by `java -jar`, so it is not seen which files run.');
  if (archive === undefined || /[*?$[]/.test(archive))
    return refused('The name of the archive that it starts is not told.');
  const path = resolvePath(workdir, archive);
  if (!ofBuildTool.test(path) && workdir !== '/') return packTree(subject);
  return {
    paths: [path],
    takesAll: false,
    caveats: [
      `Only \`${path}\` is taken along: what it reads beside itself needs a COPY of its own, as do libraries that are not packed into it.`,
    ],
  };
}
