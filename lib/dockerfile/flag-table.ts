import { own } from '../text/table';
import { quoted } from './characters';
import { didYouMean } from './suggest';
import type { Flag, Keyword } from './syntax';
import { type DockerfileError, syntaxError } from './syntax-error';

type FlagKind = 'boolean' | 'string' | 'strings';
type FlagTable = Readonly<Record<string, FlagKind>>;

const noFlags: FlagTable = {};

/** The flags each instruction knows. Missing here: instructions that never look at their flags. */
const flagTables: { readonly [K in Keyword]?: FlagTable } = {
  add: {
    chmod: 'string',
    checksum: 'string',
    chown: 'string',
    exclude: 'strings',
    'keep-git-dir': 'boolean',
    link: 'boolean',
    unpack: 'boolean',
  },
  cmd: noFlags,
  copy: {
    chmod: 'string',
    chown: 'string',
    exclude: 'strings',
    from: 'string',
    link: 'boolean',
    parents: 'boolean',
  },
  entrypoint: noFlags,
  env: noFlags,
  expose: noFlags,
  from: { platform: 'string' },
  healthcheck: {
    interval: 'string',
    retries: 'string',
    'start-interval': 'string',
    'start-period': 'string',
    timeout: 'string',
  },
  label: noFlags,
  maintainer: noFlags,
  onbuild: noFlags,
  run: { device: 'strings', mount: 'strings', network: 'string', security: 'string' },
  shell: noFlags,
  user: noFlags,
  volume: noFlags,
  workdir: noFlags,
};

/** The flags an instruction takes; `isRepeated`: it may be given again. */
export function flagsOf(
  keyword: Keyword,
): readonly { readonly name: string; readonly isBoolean: boolean; readonly isRepeated: boolean }[] {
  return Object.entries(flagTables[keyword] ?? noFlags).map(([name, kind]) => ({
    name,
    isBoolean: kind === 'boolean',
    isRepeated: kind === 'strings',
  }));
}

/** The first flag BuildKit refuses on this instruction. */
export function checkFlags(keyword: Keyword, flags: readonly Flag[]): DockerfileError | undefined {
  const table = flagTables[keyword];
  if (table === undefined || flags.length === 0) return undefined;
  const used: string[] = [];
  for (const flag of flags) {
    const { name, value, span } = flag;
    const kind = own(table, name);
    if (kind === undefined) {
      const suggestion = didYouMean(name, Object.keys(table));
      return syntaxError('unknown-flag', `unknown flag: ${name}${suggestion}`, span);
    }
    if (kind !== 'strings') {
      if (used.includes(name))
        return syntaxError('duplicate-flag', `duplicate flag specified: ${name}`, span);
      used.push(name);
    }
    const wrong = checkValue(kind, value, name, flag);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function checkValue(
  kind: FlagKind,
  value: string | undefined,
  name: string,
  { span }: Flag,
): DockerfileError | undefined {
  if (kind !== 'boolean') {
    if (value !== undefined) return undefined;
    return syntaxError('flag-without-value', `missing a value on flag: ${name}`, span);
  }
  if (value === undefined) return undefined;
  if (value === '') return syntaxError('flag-without-value', `missing a value on flag: ${name}`, span);
  const lower = value.toLowerCase();
  if (lower === 'true' || lower === 'false') return undefined;
  const message = `expecting boolean value for flag ${name}, not: ${quoted(value)}`;
  return syntaxError('flag-not-boolean', message, span);
}
