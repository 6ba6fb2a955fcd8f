import type { Span } from '../text/span';
import { areOptions, type FlagOption, readOptions } from './mount-options';
import type { Flag, RunInstruction, Word } from './syntax';
import { parseBoolean } from './values';

export type MountType = 'bind' | 'cache' | 'secret' | 'ssh' | 'tmpfs';

/** A `--mount` of RUN. Words are as written: variables in them still stand. */
export type Mount = {
  /** Undefined where a variable decides, or where what is written is no type. */
  readonly type: MountType | undefined;
  readonly from: Word | undefined;
  readonly source: Word | undefined;
  readonly target: Word | undefined;
  readonly id: Word | undefined;
  readonly sharing: Word | undefined;
  readonly mode: Word | undefined;
  readonly uid: Word | undefined;
  readonly gid: Word | undefined;
  readonly size: Word | undefined;
  /** Of a secret: the environment variable that holds it. */
  readonly env: Word | undefined;
  /** Undefined where nothing is written: bind and secret mounts are then read-only, cache and tmpfs mounts not. */
  readonly isReadOnly: boolean | undefined;
  readonly isRequired: boolean;
  readonly options: readonly FlagOption[];
  readonly flag: Flag;
  readonly span: Span;
};

const types: readonly MountType[] = ['bind', 'cache', 'secret', 'ssh', 'tmpfs'];

export const mountTypes: readonly string[] = types;

/** The type that `text` names, whatever its case. */
export function mountTypeOf(text: string): MountType | undefined {
  const lower = text.toLowerCase();
  return types.find((type) => type === lower);
}

/** The mounts of a RUN; one whose options cannot be told apart is left out. */
export function mountsOf(run: RunInstruction): readonly Mount[] {
  const mounts: Mount[] = [];
  for (const flag of run.flags) {
    if (flag.name !== 'mount' || flag.value === undefined) continue;
    const options = readOptions(flag);
    if (areOptions(options)) mounts.push(mountOf(options, flag));
  }
  return mounts;
}

function mountOf(options: readonly FlagOption[], flag: Flag): Mount {
  const type = last(options, 'type');
  return {
    type: type === undefined ? 'bind' : mountTypeOf(type.text),
    from: last(options, 'from'),
    source: last(options, 'source', 'src'),
    target: last(options, 'target', 'dst', 'destination'),
    id: last(options, 'id'),
    sharing: last(options, 'sharing'),
    mode: last(options, 'mode'),
    uid: last(options, 'uid'),
    gid: last(options, 'gid'),
    size: last(options, 'size'),
    env: last(options, 'env'),
    isReadOnly: readOnlyOf(options),
    isRequired: isOn(options.findLast(({ key }) => key === 'required')),
    options,
    flag,
    span: flag.span,
  };
}

/** An option written twice counts as it is written last. */
function last(options: readonly FlagOption[], ...keys: readonly string[]): Word | undefined {
  return options.findLast(({ key, value }) => keys.includes(key) && value !== undefined)?.value;
}

function isOn(option: FlagOption | undefined): boolean {
  if (option === undefined) return false;
  return option.value === undefined || parseBoolean(option.value.text) === true;
}

function readOnlyOf(options: readonly FlagOption[]): boolean | undefined {
  const option = options.findLast(({ key }) => ['readonly', 'ro', 'readwrite', 'rw'].includes(key));
  if (option === undefined) return undefined;
  return option.key.startsWith('ro') || option.key === 'readonly' ? isOn(option) : !isOn(option);
}
