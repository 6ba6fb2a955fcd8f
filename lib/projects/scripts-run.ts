import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import { parseScript } from '../shell/parse';
import type { PackageJson } from './package-json';

/** A command that a script of package.json runs come what may. */
export type ScriptCommand = { readonly script: string; readonly command: Command };

const mostScripts = 24;
const longestScript = 4096;
const managers = /^(?:npm|pnpm|yarn|yarnpkg)$/;

/** What words have a package manager run out of the scripts of a package, in order, scripts that others run too. */
export function scriptCommands(project: PackageJson, words: readonly string[]): readonly ScriptCommand[] {
  const found: ScriptCommand[] = [];
  const seen = new Set<string>();
  const waiting = [...scriptsNamed(project, words)];
  while (waiting.length > 0 && seen.size < mostScripts) {
    const script = waiting.shift() ?? '';
    const text = project.script(script);
    if (seen.has(script) || text === undefined || text.length > longestScript) continue;
    seen.add(script);
    const context = { directory: undefined, variables: new Map(), shell: ['/bin/sh', '-c'] };
    for (const command of parseScript(text, context).commands) {
      if (command.runs !== 'always' || !command.failureCounts || command.name === undefined) continue;
      found.push({ script, command });
      if (managers.test(baseName(command.name)))
        waiting.push(
          ...scriptsNamed(project, [command.name, ...command.args.map((word) => word.text ?? '$?')]),
        );
    }
  }
  return found;
}

/**
 * Names of the scripts that words start: those of the life of a package, which `npm ci` runs, too.
 * https://docs.npmjs.com/cli/v11/using-npm/scripts#life-cycle-operation-order
 */
function scriptsNamed(project: PackageJson, [program = '', ...args]: readonly string[]): readonly string[] {
  const manager = baseName(program);
  if (!managers.test(manager) || args.some((word) => isElsewhere(word))) return [];
  const [verb = manager.startsWith('yarn') ? 'install' : '', ...rest] = args.filter(
    (word) => !word.startsWith('-'),
  );
  if (verb === 'run' || verb === 'run-script') return around(project, manager, rest[0]);
  if (/^(start|test|stop|restart)$/.test(verb)) return around(project, manager, verb);
  if (/^(ci|i|install|clean-install)$/.test(verb) && rest.length === 0) {
    if (args.some((word) => /^--ignore-scripts/.test(word))) return [];
    const own = ['preinstall', 'install', 'postinstall'];
    return manager.startsWith('yarn') ? own : [...own, 'prepare'];
  }
  return manager !== 'npm' && project.scripts.has(verb) ? around(project, manager, verb) : [];
}

/** pnpm runs those before and behind a script only where it is told to. */
function around(project: PackageJson, manager: string, script: string | undefined): readonly string[] {
  if (script === undefined || !project.scripts.has(script)) return [];
  return manager === 'pnpm' ? [script] : [`pre${script}`, script];
}

function isElsewhere(word: string): boolean {
  return /^(-C|-w|-r|-F|-g|--(prefix|workspace|workspaces|filter|recursive|dir|cwd|global|if-present)(=.*)?)$/.test(
    word,
  );
}
