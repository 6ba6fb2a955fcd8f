import type { ToolOptionTable } from '../catalog/tool-options';
import type { StageView } from '../contents/contents';
import { baseName } from '../path/path';
import type { Command, ShellWord } from '../shell/command';
import { installedByPip, pipWords } from '../shell/effects/pip-arguments';
import { nameOf } from '../words/names';
import { baseReleaseAt } from './base-release';
import { mayMeet, readNpmRange } from './release-range';

/** From which release on a tool surely is: `said` is how that is known. */
export type ToolRelease = { readonly least: string; readonly said: string; readonly isAsked: boolean };

/** The release of a tool that a stage has before one of its steps, as far as the file or the base says it. */
export function toolReleaseAt(
  view: StageView,
  step: number,
  table: ToolOptionTable,
  today: string,
): ToolRelease | undefined {
  const base = baseReleaseAt(view.before(step), today);
  const installs = installsOf(view, step, table);
  if (table.comesWith !== undefined) {
    if (base?.language !== table.comesWith || installs.length > 0) return undefined;
    const least = table.gone.map(({ since }) => since).find((since) => isFrom(since, base.releases));
    return least === undefined
      ? undefined
      : {
          least,
          said: `\`${base.image.reference}\` has ${nameOf(table.comesWith)} ${base.said}`,
          isAsked: false,
        };
  }
  const last = installs.at(-1);
  if (last === undefined || last === 'unknown') return undefined;
  if (last !== 'newest')
    return { least: last, said: `this file installs ${table.program} ${last}`, isAsked: true };
  const { needs, newest } = table;
  if (
    newest === undefined ||
    !needs ||
    base?.language !== needs.language ||
    !isFrom(needs.from, base.releases)
  )
    return undefined;
  return { least: newest, said: `this file installs the newest ${table.program} there is`, isAsked: false };
}

function isFrom(release: string, releases: Parameters<typeof mayMeet>[1]): boolean {
  const older = readNpmRange(`<${release}`);
  return older !== undefined && !mayMeet(older, releases);
}

type Install = string | 'newest' | 'unknown';

function installsOf(view: StageView, step: number, table: ToolOptionTable): readonly Install[] {
  return view.chain.toReversed().flatMap(({ stage }) => {
    const steps = stage === view.stage ? stage.steps.slice(0, step + 1) : stage.steps;
    return steps.flatMap(
      ({ run }) => run?.script.commands.flatMap((command) => installIn(command, table) ?? []) ?? [],
    );
  });
}

function installIn(command: Command, table: ToolOptionTable): Install | undefined {
  if (!command.words.some(({ raw }) => raw.includes(table.package))) return undefined;
  const { installer } = table;
  if (installer !== undefined && command.words.some(({ raw }) => raw.includes(installer))) {
    const asked = table.variable === undefined ? undefined : command.environment.get(table.variable);
    const isSet = table.variable !== undefined && command.environment.has(table.variable);
    return isSet ? (asked !== undefined && isRelease(asked) ? asked : 'unknown') : 'newest';
  }
  const words = operandsOf(command);
  const word = words?.find(({ raw }) => raw.includes(table.package));
  return word && releaseIn(word, table.package);
}

/** What a package manager is told to install, where it is one of those that bring programs. */
function operandsOf(command: Command): readonly ShellWord[] | undefined {
  const name = baseName(command.name ?? '');
  const [first, second] = command.args.map(({ text }) => text);
  if (name === 'pipx' && (first === 'install' || first === 'upgrade')) return command.args.slice(1);
  if (name === 'uv' && first === 'tool' && second === 'install') return command.args.slice(2);
  if (name === 'npm' && /^(?:install|i|add)$/.test(first ?? '')) return command.args.slice(1);
  if (pipWords(command) === undefined) return undefined;
  return installedByPip(command) === undefined ? [] : pipWords(command)?.slice(1);
}

function releaseIn({ text }: ShellWord, name: string): Install | undefined {
  if (text === undefined) return 'unknown';
  const [, named, asked = ''] = /^([\w.-]+)(?:\[[^\]]*\])?((?:[=<>!~@].*)?)$/.exec(text) ?? [];
  if (named !== name) return undefined;
  if (asked === '' || /^>=[\d.]+$/.test(asked)) return 'newest';
  const release = /^(?:==|~=)([\d.]+?)(?:\.\*)?$/.exec(asked)?.[1];
  return release === undefined || !isRelease(release) ? 'unknown' : release;
}

function isRelease(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text);
}
