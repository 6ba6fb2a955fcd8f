import type { Step } from '../../stages/stage';

/** A file of the build context or of another stage is there without COPY only where it is mounted. */
export function isMounted({ instruction }: Step): boolean {
  return instruction.flags.some(
    ({ name, value }) => name === 'mount' && !/(^|,)type=(cache|secret|ssh|tmpfs)(,|$)/.test(value ?? ''),
  );
}
