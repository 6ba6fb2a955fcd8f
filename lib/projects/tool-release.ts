import type { ToolOptionTable } from '../catalog/tool-options';
import type { StageView } from '../contents/contents';
import { compareVersions } from '../contents/version';
import { baseName } from '../path/path';
import type { Command, ShellWord } from '../shell/command';
import { installedByPip, pipWords } from '../shell/effects/pip-arguments';
import { nameOf } from '../words/names';
import { baseReleaseAt } from './base-release';
import { mayMeet, type Releases, readNpmRange } from './release-range';

/** How it is known which release of a tool is there; `isAsked`: the file names it. */
export type KnownBy = { readonly said: string; readonly isAsked: boolean };

/** Whether a tool is surely of a release, or a newer one, in a step of a stage, as far as the file or the base says it. */
export function isToolFrom(
  since: string,
  view: StageView,
  step: number,
  table: ToolOptionTable,
  today: string,
): KnownBy | undefined {
  const base = baseReleaseAt(view.before(step), today);
  const installs = new Set(installsOf(view, step, table));
  if (table.comesWith !== undefined) {
    if (base?.language !== table.comesWith || installs.size > 0 || !isFrom(since, base.releases))
      return undefined;
    return {
      said: `\`${base.image.reference}\` has ${nameOf(table.comesWith)} ${base.said}`,
      isAsked: false,
    };
  }
  const [install = 'unknown', ...others] = installs;
  // What is there already stays where it will do: of several nobody can tell which it is.
  if (install === 'unknown' || others.length > 0) return undefined;
  const { needs, newest, program } = table;
  if (install !== 'newest')
    return compareVersions(install, since) < 0
      ? undefined
      : { said: `this file installs ${program} ${install}`, isAsked: true };
  const isNewest = newest !== undefined && compareVersions(newest, since) >= 0;
  if (!isNewest || !needs || base?.language !== needs.language || !isFrom(needs.from, base.releases))
    return undefined;
  return { said: `this file installs the newest ${program} there is`, isAsked: false };
}

function isFrom(release: string, releases: Releases): boolean {
  const older = readNpmRange(`<${release}`);
  return older !== undefined && !mayMeet(older, releases);
}

/** A release, the newest there is, or one that is not known. */
type Install = string | 'newest' | 'unknown';

function installsOf(view: StageView, step: number, table: ToolOptionTable): readonly Install[] {
  return view.chain.flatMap(({ stage }) => {
    const steps = stage === view.stage ? stage.steps.slice(0, step + 1) : stage.steps;
    return steps.flatMap(
      ({ run }) => run?.script.commands.flatMap((command) => installIn(command, table) ?? []) ?? [],
    );
  });
}

function installIn(command: Command, table: ToolOptionTable): Install | undefined {
  const { installer, variable } = table;
  if (!command.words.some(({ raw }) => raw.includes(table.package))) return undefined;
  if (installer !== undefined && command.words.some(({ raw }) => raw.includes(installer))) {
    if (variable === undefined || !command.environment.has(variable)) return 'newest';
    const asked = command.environment.get(variable) ?? '';
    return isRelease(asked) ? asked : 'unknown';
  }
  const word = operandsOf(command).find(({ raw }) => raw.includes(table.package));
  const install = word && releaseIn(word, table.package);
  return install !== undefined && command.runs !== 'always' ? 'unknown' : install;
}

/** What a package manager is told to install, where it is one of those that bring programs. */
function operandsOf(command: Command): readonly ShellWord[] {
  const name = baseName(command.name ?? '');
  const [first = '', second] = command.args.map(({ text }) => text);
  if (name === 'pipx' && (first === 'install' || first === 'upgrade')) return command.args.slice(1);
  if (name === 'uv' && first === 'tool' && second === 'install') return command.args.slice(2);
  if (name === 'npm' && /^(?:install|i|add)$/.test(first)) return command.args.slice(1);
  return installedByPip(command) === undefined ? [] : (pipWords(command)?.slice(1) ?? []);
}

function releaseIn({ text }: ShellWord, name: string): Install | undefined {
  if (text === undefined) return 'unknown';
  const [, named, asked = ''] = /^([\w.-]+)(?:\[[^\]]*\])?((?:[=<>!~@].*)?)$/.exec(text) ?? [];
  if (named !== name) return undefined;
  if (asked === '' || /^>=[\d.]+$/.test(asked)) return 'newest';
  const release = /^(?:==|~=)([\d.]+?)(?:\.\*)?$/.exec(asked)?.[1] ?? '';
  return isRelease(release) ? release : 'unknown';
}

function isRelease(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text);
}
