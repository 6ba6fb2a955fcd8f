import type { LanguagePrograms } from '../../catalog/language-programs';
import type { Moment, StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import { baseName } from '../../path/path';
import { pythonReleaseAt } from '../../programs/python-release';
import type { Command } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'python-module-gone',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Module that this Python no longer has',
  why: 'Python 3.12 left out `distutils`, which older build tools import: node-gyp before 10 is one. setuptools brings a module of that name.',
  remedy: 'Install setuptools, or a newer release of the tool.',
  symptoms: ["ModuleNotFoundError: No module named 'distutils'"],
  references: [
    { title: 'PEP 632: Deprecate distutils', url: 'https://peps.python.org/pep-0632/' },
    { title: 'A report', url: 'https://github.com/nodejs/docker-node/issues/2086' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'build-tools-missing'],
  examples: {
    bad: [
      {
        title: 'An older node-gyp',
        dockerfile:
          'FROM node:20-alpine3.22\nRUN apk add --no-cache python3 make g++\nRUN npm install -g node-gyp@8\nWORKDIR /addon\nCOPY . .\nRUN [|node-gyp rebuild|]\nUSER node\nCMD ["node", "index.js"]\n',
        fixed:
          'FROM node:20-alpine3.22\nRUN apk add --no-cache python3 make g++ py3-setuptools\nRUN npm install -g node-gyp@8\nWORKDIR /addon\nCOPY . .\nRUN node-gyp rebuild\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'Imported by a command',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN [|python -c "from distutils.sysconfig import get_python_lib; print(get_python_lib())" > /lib.txt|]\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
    ],
    good: [
      {
        title: 'With setuptools',
        dockerfile:
          'FROM node:20-alpine3.22\nRUN apk add --no-cache python3 py3-setuptools make g++\nRUN npm install -g node-gyp@8 && node-gyp rebuild\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'A node-gyp that does without',
        dockerfile:
          'FROM node:20-alpine3.22\nRUN apk add --no-cache python3 make g++\nRUN npm install -g node-gyp@11 && node-gyp rebuild\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'A Python that has it',
        dockerfile:
          'FROM python:3.11-slim-trixie\nRUN python -c "import distutils"\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
    ],
  },
  *check({ catalog, reachable }) {
    const modules = catalog.languagePrograms.get('python')?.modulesLeftOut ?? [];
    for (const view of reachable) {
      for (const module of modules) {
        const reported = firstIn(view, module);
        if (reported) yield reported;
      }
    }
  },
});

type LeftOut = NonNullable<LanguagePrograms['modulesLeftOut']>[number];

function firstIn(view: StageView, module: LeftOut): Reported | undefined {
  for (const [index, { run }] of view.stage.steps.entries()) {
    if (!run) continue;
    const moment = view.before(index + 1);
    for (const command of run.script.commands) {
      if (command.runs !== 'always' || !command.failureCounts) continue;
      const needs = imports(module, command) ? 'this command' : toolIn(moment, module, command);
      if (needs === undefined) continue;
      // What is brought by now stays, and so does a Python that has it.
      if (isBrought(moment, module)) return undefined;
      const release = pythonReleaseAt(moment);
      if (release === undefined || compareVersions(release, module.since) < 0) return undefined;
      return report(view, module, run, command, { index, needs, release });
    }
  }
  return undefined;
}

/** `python3 -c "import distutils"`. */
function imports({ module }: LeftOut, { args, name }: Command): boolean {
  if (!/^python(3(\.\d+)?)?$/.test(baseName(name))) return false;
  const code = args[0]?.text === '-c' ? (args[1]?.text ?? '') : '';
  const isModule = args[0]?.text === '-m' && args[1]?.text === module;
  return isModule || code.includes(`import ${module}`) || code.includes(`from ${module}`);
}

/** The tool, in a release that the file asks for. */
function toolIn(moment: Moment, { neededBy }: LeftOut, { args, name }: Command): string | undefined {
  for (const { before, commands, program } of neededBy) {
    const [first, ...rest] = baseName(name) === 'npx' ? args.map(({ text }) => text ?? '') : [];
    const [asked, given] = (first ?? '').split('@');
    const isCalled = baseName(name) === program || asked === program;
    const verbs = asked === program ? rest : args.map(({ text }) => text ?? '');
    if (!isCalled || !verbs.some((verb) => commands.includes(verb))) continue;
    const version = given ?? installedVersion(moment, program);
    if (version === undefined) continue;
    if (/^\d/.test(version) && compareVersions(version, before) < 0) return `${program} ${version}`;
  }
  return undefined;
}

interface Installed {
  readonly step: number;
  readonly version: string | undefined;
}

/** What the steps of a stage install, the last of a name; when the first of a name comes, or what pip does not name. */
interface Installs {
  readonly last: ReadonlyMap<string, Installed>;
  readonly first: ReadonlyMap<string, number>;
  readonly unknown: number;
}

function installsOf({ tree }: StageView): Installs {
  const last = new Map<string, Installed>();
  const first = new Map<string, number>();
  let unknown = Number.POSITIVE_INFINITY;
  for (const { effect, step } of tree.effects) {
    if (effect.kind !== 'packages-installed') continue;
    const isUnnamed =
      effect.manager === 'pip' && (effect.incomplete === true || effect.packages.length === 0);
    if (isUnnamed) unknown = Math.min(unknown, step);
    for (const { name, version } of effect.packages) {
      last.set(name, { step, version });
      if (!first.has(name)) first.set(name, step);
    }
  }
  return { last, first, unknown };
}

function installedVersion({ before, view }: Moment, program: string): string | undefined {
  for (const each of view.chain) {
    const found = each.part(installsOf).last.get(program);
    // Installed once more later: which one is there now is not gone into.
    if (found) return each === view && found.step >= before ? undefined : found.version;
  }
  return undefined;
}

/** Any package that may bring it, of the distribution or of Python; what is not named may bring it too. */
function isBrought({ before, view }: Moment, { broughtBy }: LeftOut): boolean {
  return view.chain.some((each) => {
    const { first, unknown } = each.part(installsOf);
    const since = Math.min(unknown, ...broughtBy.map((name) => first.get(name) ?? Number.POSITIVE_INFINITY));
    return since < (each === view ? before : Number.POSITIVE_INFINITY);
  });
}

function report(
  view: StageView,
  { instead, module, since, source }: LeftOut,
  run: RunStep,
  command: Command,
  { index, needs, release }: { readonly index: number; readonly needs: string; readonly release: string },
): Reported {
  const span = run.toSource(command.span);
  return {
    span,
    stage: view.stage.index,
    certainty: 'likely',
    message: [
      `Python ${release} of this stage has no \`${module}\`, which Python ${since} left out and ${needs} imports`,
      { more: ': it fails. The build stops here.' },
    ],
    remedy: 'Install setuptools, which brings it, or a newer release.',
    evidence: [{ text: 'Since when.', source: [source].flat()[0] ?? '' }],
    ...(view.image?.traits.ownLanguage?.name === 'python'
      ? {}
      : installFix(view, instead, { step: index, at: span.start })),
  };
}
