import type { CatalogImage } from '../catalog/image';
import { majorOf } from '../contents/version';
import type { HealthcheckInstruction } from '../dockerfile/syntax';
import { presentIn } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName } from '../path/path';
import { programIn } from '../programs/image-programs';
import { withoutVersion } from '../programs/language';
import { programAt } from '../programs/program';
import type { Launch } from '../start/launch';
import { languageOfImage } from '../start/runtime';
import { contains } from '../text/span';
import type { Carrying } from './carrying';
import type { Cure } from './draft';
import { jsonArray } from './exec-form';
import { type Probe, probeIn } from './probe';
import { withoutInstruction } from './removal';

/** Seconds, where the file gives none. */
const usualTimeout = 5;

/**
 * A health check that asks an address with a program the base does not have, or through a shell that is not there: it asks
 * the same address with what the base brings. Where nothing there can ask it, the check is taken out.
 */
export function healthCheckCures({ inspection, to, idAt }: Carrying): readonly Cure[] {
  const { target } = inspection;
  const check = target?.healthcheck;
  if (target === undefined || check === undefined) return [];
  const instruction = instructionOf(target, check);
  if (instruction?.command === undefined) return [];
  const isMissing = (program: string) => programAt(target.view.end, program).is === 'missing';
  const lacksShell = check.shell !== undefined && isMissing(check.shell.program);
  const lacking = programsOf(check).find(isMissing);
  if (!lacksShell && lacking === undefined) return [];
  const lacks = `\`${to.reference}\` has no ${lacksShell ? 'shell' : `\`${lacking}\``}`;
  const cause = {
    id: idAt('health-check', instruction.span.start),
    rule: lacksShell ? 'healthcheck-without-shell' : 'command-not-found',
    safety: 'review',
  } as const;
  const asking = askingWith(check, to, target, lacksShell);
  if (asking !== undefined) {
    const because = `${lacks}: the health check asks with \`${asking.program}\` instead.${asking.more ?? ''}`;
    const edits = [{ span: instruction.command.span, newText: asking.text }];
    return [{ cause: { ...cause, because }, edits }];
  }
  // With a package manager there is another way, which is for whoever knows what the check is for.
  if (!lacksShell && presentIn(to.facts.packageManagers)?.length !== 0) return [];
  const because = `${lacks}, and the health check cannot be said without: it is taken out. Let the program check itself by an option, or the orchestrator ask it.`;
  return [
    {
      cause: { ...cause, because },
      edits: [withoutInstruction(inspection.dockerfile.text, instruction.span)],
    },
  ];
}

function instructionOf({ view }: Target, { span }: Launch): HealthcheckInstruction | undefined {
  for (const { stage } of view.chain)
    for (const { instruction, replayedFrom } of stage.steps)
      if (
        instruction.keyword === 'healthcheck' &&
        replayedFrom === undefined &&
        contains(instruction.span, span)
      )
        return instruction;
  return undefined;
}

function programsOf({ argv, commands, shell }: Launch): readonly string[] {
  const names = shell === undefined ? [argv[0]?.text] : commands.map(({ command }) => command.name);
  return names.filter((name) => name !== undefined);
}

type Asking = { readonly text: string; readonly program: string; readonly more?: string };

function askingWith(
  check: Launch,
  to: CatalogImage,
  target: Target,
  lacksShell: boolean,
): Asking | undefined {
  const probe = probeIn(check);
  if (probe === undefined) return itself(check, target, to);
  // Where there is no shell, what the file means to install will not be there.
  const isThere = (program: string) =>
    (lacksShell ? programIn(target.view.contents.catalog, to, program) : programAt(target.view.end, program))
      .is === 'there';
  const tools = [asksWithCurl, asksWithWget].flatMap((way) => way(probe, to));
  const tool = tools.find(({ argv: [program = ''] }) => isThere(program));
  if (tool !== undefined && check.shell !== undefined && !lacksShell)
    return { ...tool, text: `${[...tool.argv, tool.raw].join(' ')} || exit 1` };
  if (probe.url === undefined || !/^https?:\/\/[\w.:/?=&%~+,@-]+$/.test(probe.url)) return undefined;
  if (tool !== undefined) return { ...tool, text: jsonArray([...tool.argv, tool.urlOf(probe.url)]) };
  if (probe.isInsecure && probe.url.startsWith('https:')) return undefined;
  return withRuntime(probe.url, probe.timeout ?? usualTimeout, to, isThere);
}

type Tool = {
  readonly program: string;
  readonly argv: readonly string[];
  readonly raw: string;
  readonly more?: string;
  urlOf(url: string): string;
};

function asksWithCurl({ isInsecure, raw, timeout }: Probe): readonly Tool[] {
  const argv = [
    ...['curl', '-fsS', '-o', '/dev/null'],
    ...(isInsecure ? ['-k'] : []),
    ...(timeout === undefined ? [] : ['-m', String(timeout)]),
  ];
  return [{ program: 'curl', argv, raw, urlOf: (url) => url }];
}

function asksWithWget({ isInsecure, raw, timeout }: Probe, { facts }: CatalogImage): readonly Tool[] {
  const argv = [
    ...['wget', '-q', '-O', '/dev/null'],
    ...(isInsecure ? ['--no-check-certificate'] : []),
    ...(timeout === undefined ? [] : ['-T', String(timeout)]),
  ];
  const shell = presentIn(facts.shell);
  // BusyBox tries the first address of a name alone, and that of localhost may be ::1, where few programs listen.
  const isBusyBox = shell !== undefined && /busybox|^ash/i.test(shell.name);
  const urlOf = (url: string) =>
    isBusyBox ? url.replace(/^(["']?https?:\/\/)localhost(?=[:/?"']|$)/, '$1127.0.0.1') : url;
  const more =
    urlOf(raw) === raw
      ? {}
      : { more: ' It asks `127.0.0.1`, as BusyBox tries the first address of `localhost` alone.' };
  return [{ program: 'wget', argv, raw: urlOf(raw), urlOf, ...more }];
}

/** The check is the program's own, or a script for what the base starts, which need not be in PATH. */
function itself(check: Launch, target: Target, to: CatalogImage): Asking | undefined {
  const plain = plainWords(check);
  const [program, ...rest] = plain;
  if (program === undefined) return undefined;
  if (check.shell !== undefined && programAt(target.view.end, program).is === 'there')
    return { text: jsonArray(plain), program };
  const entry = presentIn(to.facts.entrypoint)?.[0];
  const isStarted = entry !== undefined && !program.includes('/') && nameOf(entry) === nameOf(program);
  return isStarted && rest.length > 0 ? { text: jsonArray([entry, ...rest]), program: entry } : undefined;
}

function nameOf(program: string): string {
  return withoutVersion(baseName(program));
}

/** What mean the same without a shell; none where there is more than one plain command, and what its failure is made of. */
function plainWords({ argv, commands, shell }: Launch): readonly string[] {
  if (shell === undefined) return argv.flatMap(({ text }) => text ?? []);
  const [first, last] = commands.map(({ command }) => command);
  if (first === undefined || commands.length > 2) return [];
  if (last !== undefined && last !== first && last.name !== 'exit') return [];
  const words = first.words.map(({ raw, text }) => (/[$`*?~{}[\]\\]/.test(raw) ? undefined : text));
  const plain = words.filter((word) => word !== undefined);
  if (plain.length < words.length || first.redirects.length > 0) return [];
  return first.assignments.length > 0 || first.wrappers.length > 0 || first.pipe !== undefined ? [] : plain;
}

function withRuntime(
  url: string,
  timeout: number,
  to: CatalogImage,
  isThere: (program: string) => boolean,
): Asking | undefined {
  const language = languageOfImage(to);
  const entry = presentIn(to.facts.entrypoint)?.[0];
  const isStarted = (name: string) => entry !== undefined && nameOf(entry) === name;
  const program = (...names: readonly string[]) =>
    names.some(isStarted) ? entry : names.find((name) => isThere(name));
  // Since 20 all addresses of a name are tried. What is thrown, and an error that nobody handles, ends it with 1.
  if (language?.name === 'nodejs' && (majorOf(language.version) ?? 0) >= 20) {
    const node = program('node');
    const module = url.startsWith('https:') ? 'https' : 'http';
    const script = `require('${module}').get('${url}',{timeout:${timeout}000},r=>{if(r.statusCode>=400)throw r.statusCode;r.destroy()}).on('timeout',()=>{throw 'timeout'})`;
    return node === undefined ? undefined : { text: jsonArray([node, '-e', script]), program: node };
  }
  if (language?.name === 'python') {
    const python = program('python3', 'python');
    const script = `import urllib.request; urllib.request.urlopen('${url}', timeout=${timeout})`;
    return python === undefined ? undefined : { text: jsonArray([python, '-c', script]), program: python };
  }
  return undefined;
}
