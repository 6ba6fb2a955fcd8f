import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import { presentIn, type Source } from '../../fact/fact';
import { baseName, below } from '../../path/path';
import { isInstalled } from '../../programs/packages';
import { mayBringAnything } from '../../programs/program';
import { programIndex } from '../../start/executable';
import type { Launch, LaunchWord } from '../../start/launch';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'program-at-another-path',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Program named by the path of another distribution',
  why: 'Distributions put the same program into different directories: tini is `/sbin/tini` on Alpine and `/usr/bin/tini` on Debian. Official images of a language have theirs below `/usr/local`, where packages of the distribution put nothing. A path that was right on one base is not there on the next.',
  remedy: 'Write the path of this base, or the name alone, which is looked up in `PATH`.',
  symptoms: [
    'exec: "/sbin/tini": stat /sbin/tini: no such file or directory: unknown',
    'exec: "/usr/bin/node": stat /usr/bin/node: no such file or directory',
  ],
  references: [
    { title: 'tini: where packages put it', url: 'https://github.com/krallin/tini#alpine-linux-package' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found'],
  examples: {
    bad: [
      {
        title: 'tini of Debian at the place of Alpine',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y --no-install-recommends tini\nCOPY app.py /app.py\nUSER 1000\nENTRYPOINT [[|"/sbin/tini"|], "--", "python", "/app.py"]\n',
        fixed:
          'FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y --no-install-recommends tini\nCOPY app.py /app.py\nUSER 1000\nENTRYPOINT ["/usr/bin/tini", "--", "python", "/app.py"]\n',
      },
      {
        title: 'The program of the image at the place of a package',
        dockerfile:
          'FROM node:24-alpine3.24\nCOPY index.js /app/\nUSER node\nENTRYPOINT [[|"/usr/bin/node"|], "/app/index.js"]\n',
        fixed:
          'FROM node:24-alpine3.24\nCOPY index.js /app/\nUSER node\nENTRYPOINT ["/usr/local/bin/node", "/app/index.js"]\n',
      },
    ],
    good: [
      {
        title: 'The place of this distribution',
        dockerfile:
          'FROM python:3.13-alpine\nRUN apk add --no-cache tini\nCOPY app.py /app.py\nUSER 1000\nENTRYPOINT ["/sbin/tini", "--", "python", "/app.py"]\n',
      },
      {
        title: 'Without a path',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y --no-install-recommends tini\nCOPY app.py /app.py\nUSER 1000\nENTRYPOINT ["tini", "--", "python", "/app.py"]\n',
      },
      {
        title: 'A link leads there',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN apt-get update && apt-get install -y --no-install-recommends tini && ln -s /usr/bin/tini /sbin/tini\nCOPY app.py /app.py\nUSER 1000\nENTRYPOINT ["/sbin/tini", "--", "python", "/app.py"]\n',
      },
    ],
  },
  *check({ target }) {
    for (const launch of [target?.start, target?.healthcheck]) {
      if (!target || !launch || launch.inherited || launch.shell || launch.mayBeArguments) continue;
      const reported = firstElsewhere(target.view, launch);
      if (reported) yield reported;
    }
  },
});

function firstElsewhere(view: StageView, launch: Launch): Reported | undefined {
  const at = programIndex(launch.argv);
  for (const index of at === 0 ? [0] : [0, at]) {
    const word = launch.argv[index];
    if (word?.span === undefined || (index === 0 && launch.entrypointInherited)) continue;
    const reported = elsewhere(view, launch, word);
    if (reported) return reported;
  }
  return undefined;
}

const ofSystem = /^\/(?:usr\/)?(?:local\/)?s?bin\/[^/$*]+$/;

function elsewhere(view: StageView, { of }: Launch, { span, text }: LaunchWord): Reported | undefined {
  if (span === undefined || text === undefined || !ofSystem.test(text)) return undefined;
  const known = placesOf(view, baseName(text));
  if (!known || known.paths.some((each) => merged(each) === merged(text)) || mayBePut(view, text))
    return undefined;
  const [place = ''] = known.paths;
  return {
    span,
    stage: view.stage.index,
    certainty: 'likely',
    consequence: of === 'start' ? 'will-not-start' : 'may-fail',
    message: [
      `\`${text}\` is not there: ${known.by} \`${place}\``,
      { more: of === 'start' ? '. The container will not start.' : '. Every check fails.' },
    ],
    remedy: `Write \`${place}\`, or \`${baseName(text)}\` alone.`,
    evidence: [fromSource('Where it is put.', known.source)],
    fix: { safety: 'review', edits: [{ span, newText: JSON.stringify(place) }] },
  };
}

type Known = {
  readonly paths: readonly string[];
  /** The beginning of a clause that the path ends. */
  readonly by: string;
  readonly source: Source | undefined;
};

/** Where a program is, of which it is known what brings it here. */
function placesOf(view: StageView, program: string): Known | undefined {
  const { contents, end, image } = view;
  const upstream = image && presentIn(image.facts.upstream);
  if (!image || !upstream) return undefined;
  if (isInstalled(end, program)) {
    const row = contents.catalog.programPaths.get(program);
    const paths = row && new Map(Object.entries(row.paths)).get(upstream.distribution);
    return paths && { paths, by: 'the package of this distribution has it as', source: sourceOf(row) };
  }
  const own = image.traits.ownPaths;
  if (!own?.programs.includes(program)) return undefined;
  const words = image.reference.split(/[-:]/);
  if (own.tags && !own.tags.some((tag) => words.some((word) => word.startsWith(tag)))) return undefined;
  return { paths: [`${own.at}/${program}`], by: `\`${image.reference}\` has it as`, source: undefined };
}

/** `/bin` is `/usr/bin` where both are one, and `/sbin` likewise. */
function merged(path: string): string {
  return path.replace(/^\/usr\/(s?bin)\//, '/$1/');
}

/** Whether a COPY, a link or a command that is not understood may have put a file there. */
function mayBePut(view: StageView, path: string): boolean {
  if (mayBringAnything(view.end) || trace(view.end, path).hops.length > 0) return true;
  return view.chain.some(({ tree: { unknowns, writes } }) => {
    if (unknowns.some((each) => below(each.path, path) !== undefined)) return true;
    const others = [merged(path), path, `/usr${merged(path)}`];
    return others.some((each) => writes.has(each));
  });
}
