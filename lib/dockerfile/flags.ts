import type { CopyInstruction, Flag } from './syntax';

/** What the flags of COPY and ADD say; undefined where a flag is not written. */
export type CopyFlags = {
  readonly from: Flag | undefined;
  readonly chown: Flag | undefined;
  readonly chmod: Flag | undefined;
  readonly checksum: Flag | undefined;
  readonly link: boolean;
  readonly parents: boolean;
  readonly keepGitDir: boolean;
  /** Undefined: as BuildKit does by itself, local archives yes, downloads no. */
  readonly unpack: boolean | undefined;
  readonly exclude: readonly Flag[];
};

export function flagOf(flags: readonly Flag[], name: string): Flag | undefined {
  return flags.find((flag) => flag.name === name);
}

/** A bare `--name` is true. */
function isOn(flags: readonly Flag[], name: string): boolean | undefined {
  const flag = flagOf(flags, name);
  if (flag === undefined) return undefined;
  return flag.value === undefined || flag.value.toLowerCase() === 'true';
}

export function copyFlags({ flags }: CopyInstruction): CopyFlags {
  return {
    from: flagOf(flags, 'from'),
    chown: flagOf(flags, 'chown'),
    chmod: flagOf(flags, 'chmod'),
    checksum: flagOf(flags, 'checksum'),
    link: isOn(flags, 'link') === true,
    parents: isOn(flags, 'parents') === true,
    keepGitDir: isOn(flags, 'keep-git-dir') === true,
    unpack: isOn(flags, 'unpack'),
    exclude: flags.filter((flag) => flag.name === 'exclude'),
  };
}
