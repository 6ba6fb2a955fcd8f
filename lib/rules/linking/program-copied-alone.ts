import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import type { Write } from '../../contents/tree';
import { valueOf } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { baseName, below } from '../../path/path';
import { programIn } from '../../programs/image-programs';
import { libraryIn } from '../../programs/libraries';
import { type PackageProgram, packageProgramOf } from '../../programs/package-programs';
import { installedPackages } from '../../programs/packages';
import { isCopied } from '../../requirements/library';
import type { Command } from '../../shell/command';
import type { RunStep, Stage } from '../../stages/stage';
import { fromAnswer } from '../evidence';
import { installedInstead, packageWith } from '../installing';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'program-copied-alone',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Program copied without what belongs to it',
  why: 'A program of a package is seldom one file: `curl` asks the loader for libcurl, `git` starts further programs of its own, `npm` is a link into a directory of scripts, and `python3.13` looks for its library of modules. `COPY --from` of the one file leaves all that behind.',
  remedy:
    'Install the package in this stage, copy what belongs to it as well, or take a build of the program that is static.',
  symptoms: [
    'curl: error while loading shared libraries: libcurl.so.4: cannot open shared object file',
    "git: 'remote-https' is not a git command",
    "Error: Cannot find module '../lib/cli.js'",
    "ModuleNotFoundError: No module named 'encodings'",
  ],
  references: [
    { title: 'COPY --from', url: 'https://docs.docker.com/reference/dockerfile/#copy---from' },
    { title: 'ld.so(8)', url: 'https://man7.org/linux/man-pages/man8/ld.so.8.html' },
  ],
  aliases: [],
  yieldsTo: ['libc-mismatch', 'dynamic-binary-without-loader', 'shared-library-missing'],
  examples: {
    bad: [
      {
        title: 'A tool for debugging',
        dockerfile:
          'FROM debian:trixie-slim AS tools\nRUN apt-get update && apt-get install -y curl\nFROM gcr.io/distroless/base-debian13:nonroot\n[|COPY --from=tools /usr/bin/curl /usr/bin/curl|]\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'npm without its scripts',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY --from=node:24-trixie-slim /usr/local/bin/node /usr/local/bin/npm /usr/local/bin/\nCOPY . /app\nRUN cd /app && [|npm ci|]\nUSER 1000\nCMD ["python", "/app/main.py"]\n',
      },
      {
        title: 'Python without its modules',
        dockerfile:
          'FROM python:3.13-slim-trixie AS python\nFROM debian:trixie-slim\nCOPY --from=python /usr/local/bin/python3.13 /usr/local/bin/python3.13\nCOPY main.py /main.py\nUSER 1000\nCMD [[|"/usr/local/bin/python3.13"|], "/main.py"]\n',
      },
    ],
    good: [
      {
        title: 'With its library',
        dockerfile:
          'FROM debian:trixie-slim AS tools\nRUN apt-get update && apt-get install -y curl\nFROM debian:trixie-slim\nRUN apt-get update && apt-get install -y libcurl4t64\nCOPY --from=tools /usr/bin/curl /usr/bin/curl\nUSER 1000\nCMD ["curl", "--version"]\n',
      },
      {
        title: 'Node with npm',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY --from=node:24-trixie-slim /usr/local/bin/node /usr/local/bin/node\nCOPY --from=node:24-trixie-slim /usr/local/lib/node_modules /usr/local/lib/node_modules\nRUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && npm ci\nUSER 1000\nCMD ["python", "/app/main.py"]\n',
      },
      {
        title: 'A static program',
        dockerfile:
          'FROM debian:trixie-slim AS tools\nRUN apt-get update && apt-get install -y tini\nFROM gcr.io/distroless/base-debian13:nonroot\nCOPY --from=tools /usr/bin/tini-static /tini\nCOPY app /app\nENTRYPOINT ["/tini", "--", "/app"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { image, stage, tree } = view;
      if (!image || stage.end.variables.get('LD_LIBRARY_PATH')) continue;
      for (const [path, writes] of tree.writes) {
        for (const write of writes) {
          const copied = copiedProgram(view, path, write);
          const lack = copied && lackOf(view, image, copied.program);
          if (copied && lack) yield report(inspection, view, copied, write, lack);
        }
      }
    }
  },
});

type Copied = { readonly program: PackageProgram; readonly at: string };

function copiedProgram(view: StageView, path: string, write: Write): Copied | undefined {
  const { origin, shape } = write;
  if (origin.kind !== 'stage' && origin.kind !== 'image') return undefined;
  const hops = [{ view, write }];
  const traced =
    origin.kind === 'stage'
      ? trace(view.contents.view(origin.stage).end, origin.path, hops)
      : ({ kind: 'image', base: origin.base, path: origin.path, hops } as const);
  const program = packageProgramOf(traced);
  if (!program) return undefined;
  const name = baseName(program.path);
  const inside =
    shape === 'inside' || (shape === 'either' && baseName(path) !== name && /\/s?bin$/.test(path));
  return { program, at: inside ? `${path}/${name}` : path };
}

type Lack = {
  readonly what: string;
  readonly evidence: NonNullable<Reported['evidence']>;
  readonly alone: boolean;
};

/** The first thing the program needs that is not in the stage. */
function lackOf(view: StageView, image: CatalogImage, program: PackageProgram): Lack | undefined {
  const { catalog } = view.contents;
  const name = baseName(program.path);
  const libc = valueOf(image.facts.libc);
  const from = valueOf(program.image.facts.libc);
  if (!libc || !from || programIn(catalog, image, name).is === 'there') return undefined;
  const extra = installedPackages(view.end);
  if (extra.includes(name) || (libc.family !== 'none' && libc.family !== from.family)) return undefined;
  for (const path of program.needs.companions) {
    if (isBrought(view, path) || extra.some((each) => each.startsWith(name.replace(/\d.*/, ''))))
      return undefined;
    return {
      what: `what belongs to it in \`${path}\` stays behind`,
      evidence: [{ text: `\`${program.image.reference}\` keeps the rest of \`${name}\` in \`${path}\`.` }],
      alone: true,
    };
  }
  for (const soname of program.needs.libraries) {
    const answer = libraryIn(catalog, image, soname, extra);
    if (answer.is !== 'missing' || isCopied(view, soname)) continue;
    return {
      what:
        libc.family === 'none'
          ? `\`${image.reference}\` has no loader and no libraries`
          : `\`${image.reference}\` has no \`${soname}\``,
      evidence: [fromAnswer(answer)],
      alone: false,
    };
  }
  return undefined;
}

function isBrought({ chain }: StageView, path: string): boolean {
  return chain.some(
    ({ tree }) =>
      tree.unknowns.some((each) => below(each.path, path) !== undefined) ||
      [...tree.writes].some(
        ([written, writes]) =>
          (below(written, path) !== undefined || below(path, written) !== undefined) &&
          writes.some(
            ({ origin }) => origin.kind !== 'command' || origin.effect.kind !== 'directory-created',
          ),
      ),
  );
}

function report(
  { target }: Inspection,
  view: StageView,
  { at, program }: Copied,
  write: Write,
  lack: Lack,
): Reported {
  const { stage } = view;
  const name = baseName(program.path);
  const common = {
    stage: stage.index,
    certainty: 'likely' as const,
    ...installedFix(view, write),
    remedy: lack.alone
      ? `Copy \`${program.needs.companions[0]}\` as well, or install \`${name}\` in this stage.`
      : `Install \`${name}\` in this stage, or copy a static build of it.`,
  };
  const copiedHere = { text: 'Copied here.', span: write.span };
  for (const launch of target && view === target.view ? [target.start, target.healthcheck] : []) {
    const word = launch?.argv.find(({ text }) => text === at || text === name);
    if (!launch || launch.inherited || !word) continue;
    const starts = launch.of === 'start';
    return {
      ...common,
      span: word.span ?? launch.span,
      severity: 'error',
      consequence: starts ? 'will-not-start' : 'may-fail',
      message: [
        `\`${at}\` is copied alone, and ${lack.what}`,
        { more: `: ${starts ? 'it will not start' : 'every check fails'}.` },
      ],
      evidence: [copiedHere, ...lack.evidence],
    };
  }
  const call = callOf(stage, at, name, write.step);
  if (call) {
    return {
      ...common,
      span: call.run.toSource(call.command.span),
      severity: 'error',
      consequence: 'will-not-build',
      message: [
        `\`${at}\` is copied alone, and ${lack.what}`,
        { more: ': it fails, and the build stops here.' },
      ],
      evidence: [copiedHere, ...lack.evidence],
    };
  }
  return {
    ...common,
    span: write.span,
    message: `\`${name}\` is copied alone, and ${lack.what}: if it is called, it fails.`,
    evidence: lack.evidence,
  };
}

/** Where all that is copied is programs of one package, that package is installed instead. */
function installedFix(view: StageView, { step }: Write): Pick<Reported, 'fix'> {
  const instruction = view.stage.steps[step]?.instruction;
  if (instruction?.keyword !== 'copy') return {};
  const names = instruction.sources.map(({ text }) => packageWith(view, baseName(text)));
  const [name, ...others] = new Set(names);
  return name === undefined || others.length > 0 ? {} : installedInstead(view, name, step);
}

/** The first command behind the COPY that certainly calls the program, and for git needs more than the program itself. */
function callOf(
  stage: Stage,
  path: string,
  name: string,
  after: number,
): { readonly run: RunStep; readonly command: Command } | undefined {
  for (const { run } of stage.steps.slice(after + 1)) {
    const command = run?.script.commands.find(
      (each) =>
        (each.name === name || each.name === path) &&
        each.runs === 'always' &&
        each.failureCounts &&
        (name !== 'git' || /^(clone|fetch|pull|submodule|ls-remote)$/.test(each.args[0]?.text ?? '')),
    );
    if (run && command) return { run, command };
  }
  return undefined;
}
