import { type BashFeature, bashFeatures } from '../shell/bash-only';
import { own, type Table, table } from '../text/table';
import type { BuiltinInstead, LackReason } from '../words/shell';
import type { SmallShell } from './stage-shell';

/** What comes of a feature in a shell that does not have it. */
export type Lack = {
  /** `stops`: the shell itself ends, whatever surrounds the place; `fails`: the command is not found; `differs`: it does something else. */
  readonly effect: 'stops' | 'fails' | 'differs';
  readonly reason: LackReason;
  readonly edit?: 'dot' | 'equals' | 'redirect';
};

/**
 * Tried with dash 0.5.12 and BusyBox 1.35.
 * dash: https://man7.org/linux/man-pages/man1/dash.1.html
 */
export function lackOf(feature: BashFeature, shell: SmallShell): Lack | undefined {
  const dash = shell.name === 'dash';
  switch (feature.kind) {
    case 'array':
      return stops({ code: 'arrays' });
    case 'here-string':
      return stops({ code: 'here-strings' });
    case 'process-substitution':
    case 'function-keyword':
      return dash ? stops({ code: feature.kind }) : undefined;
    case 'arithmetic-for':
    case 'select':
    case 'pipe-both':
      return stops({ code: feature.kind });
    case 'expansion':
      return expansion(feature.name, dash);
    case 'double-brackets':
      return dash ? { effect: 'fails', reason: { code: 'double-brackets' } } : undefined;
    case 'redirect-both':
      return dash
        ? { effect: 'differs', reason: { code: 'redirect-both', operator: feature.name }, edit: 'redirect' }
        : undefined;
    case 'braces':
      return { effect: 'differs', reason: { code: 'braces', written: feature.name } };
    case 'command':
      return command(feature, shell);
    default:
      return feature.kind satisfies never;
  }
}

function stops(reason: LackReason): Lack {
  return { effect: 'stops', reason };
}

function expansion(name: string, dash: boolean): Lack | undefined {
  switch (name) {
    case 'element':
      return stops({ code: 'array-elements' });
    case 'case':
      return stops({ code: 'case-of-value' });
    case 'indirection':
      return stops({ code: 'indirection' });
    case 'replacement':
      return dash ? stops({ code: 'replacement-in-value' }) : undefined;
    case 'slice':
      return dash ? stops({ code: 'slice-of-value' }) : undefined;
    default:
      return undefined;
  }
}

/** Builtins of bash that neither of the two has, with what does their work. */
const builtins: Table<BuiltinInstead> = table({
  pushd: 'cd',
  popd: 'cd',
  dirs: 'bash',
  shopt: 'bash',
  declare: 'assignment',
  typeset: 'assignment',
  mapfile: 'read-loop',
  readarray: 'read-loop',
});

function command({ name, args, intoFile }: BashFeature, shell: SmallShell): Lack | undefined {
  const dash = shell.name === 'dash';
  const instead = own(builtins, name);
  if (instead !== undefined) return { effect: 'fails', reason: { code: 'builtin', name, instead } };
  if (name === 'set') {
    const asks = args.some(
      ({ raw }, index) => raw === 'pipefail' && /^-[a-z]*o$/.test(args[index - 1]?.raw ?? ''),
    );
    return asks && shell.pipefail === false ? stops({ code: 'pipefail' }) : undefined;
  }
  if (!dash) return undefined;
  if (name === 'source') return source(args[0]?.raw);
  if (name === 'let') return { effect: 'fails', reason: { code: 'let' } };
  if ((name === '[' || name === 'test') && args.some(({ raw }) => raw === '=='))
    return { effect: 'differs', reason: { code: 'double-equals' }, edit: 'equals' };
  if (name === 'echo' && intoFile && args[0]?.raw === '-e')
    return { effect: 'differs', reason: { code: 'echo-options' } };
  return undefined;
}

/** `.` looks for a name without a slash in PATH only; files made for bash do not read well in dash. */
function source(file: string | undefined): Lack {
  const dotServes = file?.includes('/') === true && !/bash/.test(file);
  return {
    effect: 'fails',
    reason: { code: 'source', dotServes },
    ...(dotServes && { edit: 'dot' as const }),
  };
}

/** Refused when read, wherever it stands. */
const syntax = new Set<BashFeature['kind']>([
  'array',
  'here-string',
  'process-substitution',
  'function-keyword',
  'arithmetic-for',
  'select',
  'pipe-both',
]);

/** What a script has to contain so that anything in it can be lacking; most contain none of it and need not be read. */
const perhapsLacking =
  /\{|\(\(|=\(|[<>]\(|<<<|\|&|&>|\[\[|==|\b(?:function|select|pushd|popd|dirs|shopt|declare|typeset|mapfile|readarray|pipefail|source|let|echo)\b/;

/** What of a script a smaller shell may lack; `errexit` as for `bashFeatures`. */
export function featuresPerhapsLacking(text: string, errexit: boolean): readonly BashFeature[] {
  return perhapsLacking.test(text) ? bashFeatures(text, errexit) : [];
}

/** Whether it makes a difference where it stands. */
export function matters({ asked, inside, kind, runs }: BashFeature, { effect }: Lack): boolean {
  if (syntax.has(kind) || effect === 'differs' || kind === 'double-brackets') return true;
  if (runs === 'maybe') return false;
  return effect === 'stops' ? !inside : !asked;
}

/** Whether the script fails for it. */
export function isFatal({ failureCounts, inside, kind, runs }: BashFeature, { effect }: Lack): boolean {
  if (syntax.has(kind)) return true;
  if (effect === 'stops') return runs === 'always' && !inside;
  return effect === 'fails' && runs === 'always' && failureCounts;
}
