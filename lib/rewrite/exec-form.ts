import type { CatalogImage } from '../catalog/image';
import type { CmdInstruction, CommandForm, EntrypointInstruction } from '../dockerfile/syntax';
import { presentIn } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName } from '../path/path';
import { withoutVersion } from '../programs/language';
import { programAt } from '../programs/program';
import { takesCommands } from '../start/executable';
import type { Launch } from '../start/launch';
import { isShell, readPlain } from '../start/plain-command';
import type { TextEdit } from '../text/edit';
import { lineBefore } from '../text/line-edit';
import { contains } from '../text/span';
import type { Carrying } from './carrying';
import { type Cure, withBase } from './draft';
import { javaOptions, withJavaOptions } from './java-options';

/** Exec form as people write it. */
export function jsonArray(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

type Start = {
  readonly instruction: CmdInstruction | EntrypointInstruction;
  readonly shell: string;
  readonly script: string;
};

/**
 * The start of the container without a shell: the words of one plain command in exec form, assignments in front of it as
 * ENV, and without the program that the entrypoint of the base starts already. What only a shell can do stays.
 */
export function execFormCures(carrying: Carrying): readonly Cure[] {
  const { inspection, to, idAt } = carrying;
  const { dockerfile, target } = inspection;
  const start = target?.start;
  if (target === undefined || start === undefined || start.inherited) return [];
  const found = startOf(target, start);
  if (found === undefined)
    return [...underEntrypoint(target, start, to.reference, idAt), ...byPath(carrying, target, start)];
  const plain = readPlain(found.script);
  const isMissing = (program: string) => programAt(target.view.end, program).is === 'missing';
  if (plain === undefined || !isMissing(found.shell)) return [];
  const { instruction } = found;
  const isByShell = start.shell !== undefined;
  const said = reachable(plain.words, to, isMissing);
  const isPlainAlone = plain.assignments.length === 0 && !plain.hasJavaOptions && said === plain.words;
  // The rule itself carries what is left then.
  if (isByShell && !start.shellAsArgument && isPlainAlone) return [];
  const made = words(target, start, instruction, said);
  const java = plain.hasJavaOptions ? withJavaOptions(inspection.graph, instruction.span) : [];
  if (made === undefined || java === undefined) return [];
  const environment = plain.assignments.map(({ raw }) => raw).join(' ');
  const edits: readonly TextEdit[] = [
    ...java,
    ...(environment === '' ? [] : [lineBefore(dockerfile.text, instruction.span, `ENV ${environment}`)]),
    ...(made.keyword === undefined
      ? []
      : [{ span: instruction.keywordSpan, newText: inCaseOf(made.keyword, instruction.keywordText) }]),
    { span: instruction.command.span, newText: jsonArray(made.words) },
  ];
  const because = [
    `\`${to.reference}\` has no shell: ${instruction.keyword.toUpperCase()} names the program and its arguments.`,
    ...(environment === '' ? [] : ['What is set in front of the command becomes ENV.']),
    ...(plain.hasJavaOptions ? [javaOptions] : []),
    ...(made.more === undefined ? [] : [made.more]),
  ].join(' ');
  // No rule looks at the arguments of what the base starts.
  const byBase = start.entrypointInherited ? withBase : 'command-not-found';
  const rule = isByShell ? 'command-without-shell' : byBase;
  return [
    {
      cause: { id: idAt('exec-form', instruction.span.start), rule, safety: 'review', because },
      edits,
    },
  ];
}

function startOf({ stage, view }: Target, start: Launch): Start | undefined {
  for (const { stage: each } of view.chain)
    for (const { instruction, replayedFrom } of each.steps) {
      if (replayedFrom !== undefined) continue;
      if (instruction.keyword !== 'cmd' && instruction.keyword !== 'entrypoint') continue;
      const setting = instruction.keyword === 'cmd' ? stage.end.cmd : stage.end.entrypoint;
      if (setting?.span === undefined || !contains(instruction.span, setting.span)) continue;
      if (start.shell !== undefined && start.shell.instruction !== instruction.keyword) continue;
      // In exec form what CMD adds is not looked at any more.
      if (instruction.keyword === 'entrypoint' && stage.end.cmd?.span !== undefined) continue;
      const found = scriptIn(instruction.command, start.shell?.program);
      if (found !== undefined) return { instruction, ...found };
    }
  return undefined;
}

/** What a shell is given: all of shell form, the last of `["sh", "-c", "…"]`. */
function scriptIn(command: CommandForm, byShell: string | undefined): Omit<Start, 'instruction'> | undefined {
  if (command.form === 'shell')
    return byShell === undefined ? undefined : { shell: byShell, script: command.script.text };
  const [shell, option, script, more] = command.items.map(({ text }) => text);
  if (shell === undefined || option !== '-c' || script === undefined || more !== undefined) return undefined;
  return isShell(shell) ? { shell, script } : undefined;
}

/** With the path of the program that the base starts, where that is not in PATH. */
function reachable(
  said: readonly string[],
  to: CatalogImage,
  isMissing: (program: string) => boolean,
): readonly string[] {
  const [program = '', ...rest] = said;
  const entry = presentIn(to.facts.entrypoint)?.[0];
  if (entry === undefined || program.includes('/') || !isSameProgram(program, entry)) return said;
  return isMissing(program) ? [entry, ...rest] : said;
}

type Made = {
  readonly words: readonly string[];
  readonly keyword?: 'ENTRYPOINT';
  readonly more?: string;
};

/** The words under the entrypoint of the base, or as an entrypoint of the file's own where they do not go under it. */
function words(
  target: Target,
  start: Launch,
  { keyword }: Start['instruction'],
  said: readonly string[],
): Made | undefined {
  if (keyword === 'entrypoint') return { words: said };
  const entry = start.argv.slice(0, start.cmdFrom ?? 0).map(({ text }) => text);
  if (!start.entrypointInherited) return start.shellAsArgument ? undefined : { words: said };
  const [program = '', ...rest] = said;
  const [started, ...options] = entry;
  if (isSameProgram(program, started) && options.every((option, at) => rest[at] === option)) {
    const left = rest.slice(options.length);
    if (left.length > 0)
      return {
        words: left,
        more: `The entrypoint of the base starts \`${[started, ...options].join(' ')}\`.`,
      };
  }
  return asEntrypoint(target, said);
}

function asEntrypoint({ view }: Target, said: readonly string[]): Made | undefined {
  const [program = ''] = said;
  if (programAt(view.end, program).is !== 'there') return undefined;
  return {
    words: said,
    keyword: 'ENTRYPOINT',
    more: 'It is an ENTRYPOINT, in place of that of the base: what is given to `docker run` is added to it.',
  };
}

function isSameProgram(a: string, b: string | undefined): boolean {
  return b !== undefined && withoutVersion(baseName(a)) === withoutVersion(baseName(b));
}

/**
 * CMD in exec form that is no argument of what the base starts: a program of its own, or the interpreter with options that
 * do not go under the entrypoint.
 */
function underEntrypoint(
  target: Target,
  start: Launch,
  reference: string,
  idAt: Carrying['idAt'],
): readonly Cure[] {
  const { cmd } = target.stage.end;
  if (!start.entrypointInherited || start.shell !== undefined || cmd?.span === undefined) return [];
  const instruction = target.stage.steps.find(
    (step) => step.instruction.keyword === 'cmd' && cmd.span && contains(step.instruction.span, cmd.span),
  )?.instruction;
  const said = start.argv.slice(start.cmdFrom).map(({ text }) => text);
  const entry = start.argv.slice(0, start.cmdFrom).map(({ text }) => text);
  if (instruction === undefined || said.some((word) => word === undefined)) return [];
  if (takesCommands(entry) && said[0] === 'exec') return [];
  const isSame = isSameProgram(said[0] ?? '', entry[0]);
  // Where the next word is the one that the base gives as well, the rule takes both out.
  if (isSame ? entry.length < 2 || said[1] === entry[1] : !isStarted(target, said[0])) return [];
  const why = isSame ? ', where no option goes in between' : '';
  const because = `\`${reference}\` starts \`${entry.join(' ')}\`${why}: the file has an ENTRYPOINT of its own.`;
  return [
    {
      cause: {
        id: idAt('exec-form', instruction.span.start),
        rule: takesCommands(entry) ? withBase : 'entrypoint-repeated',
        safety: 'review',
        because,
      },
      edits: [{ span: instruction.keywordSpan, newText: inCaseOf('ENTRYPOINT', instruction.keywordText) }],
    },
  ];
}

/** Whether a word names a program, as far as is known, and neither a script nor an option. */
function isStarted({ view }: Target, word: string | undefined): boolean {
  if (word === undefined || word === '' || word.startsWith('-') || /\.\w+$/.test(word)) return false;
  return programAt(view.end, word).is !== 'missing';
}

function inCaseOf(keyword: string, written: string): string {
  return written === written.toLowerCase() ? keyword.toLowerCase() : keyword;
}

/** An entrypoint of the file's own that names the interpreter, which the base starts by its path and has not in PATH. */
function byPath({ idAt, to }: Carrying, { view }: Target, start: Launch): readonly Cure[] {
  const [word] = start.argv;
  const entry = presentIn(to.facts.entrypoint)?.[0];
  if (start.shell !== undefined || start.entrypointInherited || word?.span === undefined) return [];
  const { span, text: program = '' } = word;
  if (entry === undefined || program.includes('/') || !isSameProgram(program, entry)) return [];
  if (programAt(view.end, program).is !== 'missing') return [];
  const because = `\`${to.reference}\` has \`${entry}\`, which is not in PATH.`;
  return [
    {
      cause: { id: idAt('exec-form', span.start), rule: 'command-not-found', safety: 'review', because },
      edits: [{ span, newText: JSON.stringify(entry) }],
    },
  ];
}
