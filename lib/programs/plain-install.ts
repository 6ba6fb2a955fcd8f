import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import { formOfManager } from './package-manager-commands';

export type Installing = Extract<Effect, { kind: 'packages-installed' | 'packages-removed' }>;

/** An install of rpm packages and nothing else: no other root, nothing that says what to do about what cannot be. */
export function isPlainInstall(command: Command, effect: Effect | undefined): effect is Installing {
  if (effect?.kind !== 'packages-installed' || effect.root !== undefined) return false;
  if (formOfManager(command.name ?? '') !== 'rpm' || command.name === 'tdnf' || command.name === 'zypper')
    return false;
  const texts = command.args.map(({ text = '?' }) => text);
  if (
    texts.some((text) =>
      /^(--skip-broken|--nobest|--setopt=(\w+\.)?(best|strict|skip\w*)|--exclude|-x|--repofrompath)/.test(
        text,
      ),
    )
  )
    return false;
  const verb = texts.find((text) => !text.startsWith('-'));
  return verb === 'install' || verb === 'in' || verb === 'reinstall';
}
