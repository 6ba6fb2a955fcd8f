import type { Contents } from '../contents/contents';
import { programIndex } from '../contents/executable';
import { languageOfLaunch } from '../contents/runtime';
import { defineDetector, notKnownFit, yes } from './requirement';

/** What starts, where this file does not show what it is. */
export default defineDetector({
  id: 'started-program',
  title: 'Program that starts',
  description:
    'A program from the build context, from a download or from the base itself: what it needs is not visible in the Dockerfile, so that no other base can be promised to run it.',
  *detect({ contents, target }) {
    const start = target?.start;
    if (!target || !start) return;
    const current = target.image?.id;
    const root = contents.bases[target.stage.index]?.root;
    if (start.inherited) {
      const program = start.argv[programIndex(start.argv)]?.text ?? 'what it starts';
      yield {
        kind: 'started-program',
        value: program,
        certainty: 'certain',
        because: [
          {
            text: `the base starts it: neither CMD nor ENTRYPOINT is set here`,
            span: target.stage.from.image.span,
          },
        ],
        meets: (image) =>
          image.id === current || (image.family === target.image?.family && root?.kind === 'image')
            ? yes
            : notKnownFit(`whether it brings and starts ${program} is not known`),
      };
      return;
    }
    const started = target.executables.find(({ of }) => of === 'start');
    const word = start.argv[programIndex(start.argv)];
    if (started?.native || languageOfLaunch(start) || word?.text === undefined) return;
    const fromContext =
      started !== undefined && started.traced.kind !== 'image' && started.traced.kind !== 'missing';
    if (started?.traced.kind === 'made' && started.traced.effect.kind === 'artifact-built') return;
    if (!fromContext && (contents.catalog.packages.isProgram(word.text) || start.shell)) return;
    const isScript = word.text.endsWith('.sh') && !standsOnCopiedRoot(contents, target.stage.index);
    yield {
      kind: 'started-program',
      value: word.text,
      // A shell script needs its shell, which is a need of its own, and what it calls.
      certainty: isScript ? 'possible' : 'certain',
      because: [
        { text: 'what it is linked against is not visible in this file', span: word.span ?? start.span },
      ],
      meets: (image) =>
        image.id === current ? yes : notKnownFit(`what ${word.text} needs is not visible in the file`),
    };
  },
});

/** Whether a root file system is laid over the base: what it brings is linked against what the base has. */
function standsOnCopiedRoot({ trees }: Contents, stage: number): boolean {
  const writes = trees[stage]?.writes.get('/') ?? [];
  return writes.some(
    ({ origin }) => (origin.kind === 'stage' || origin.kind === 'image') && /root|fs|mnt/.test(origin.path),
  );
}
