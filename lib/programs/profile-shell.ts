import type { Step } from '../stages/stage';

/** A shell that reads profiles, or is told what to read. */
export function readsProfile({ before }: Step): boolean {
  const [, ...options] = before.shell.value;
  return (
    options.some((word) => /^-[a-z]*[il]|^--(login|rcfile|init-file)/.test(word)) ||
    before.variables.get('BASH_ENV') !== undefined
  );
}

/** Whether the script of a step loads anything itself: `. ~/.nvm/nvm.sh`, `bash -lc "…"`. */
export function loadsFiles({ run }: Step): boolean {
  return (
    run?.script.commands.some(({ name }) => name === '.' || name === 'source' || name === 'eval') === true ||
    /\b(ba|z)?sh +-[a-z]*[il]/.test(run?.text ?? '') ||
    /\b(ba|z)?sh +--(login|rcfile)/.test(run?.text ?? '')
  );
}
