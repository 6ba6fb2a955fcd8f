import type { Command } from '../shell/command';

/**
 * Whether a command of npm, yarn or pnpm leaves out what a package needs for its development alone.
 * https://docs.npmjs.com/cli/v11/commands/npm-install#omit
 */
export function leavesOutDev({ args, environment, name }: Command): boolean {
  const words = args.map(({ text, written }) => text ?? written);
  const follows = (option: string, value: RegExp) =>
    words.some((word, at) => word === option && value.test(words[at + 1] ?? ''));
  if (words.includes('--include=dev') || follows('--include', /^dev$/)) return false;
  if (words.some((word) => /^--(production|prod)=false$/.test(word))) return false;
  if (words.some((word) => /^(--omit=dev|--only=prod(uction)?|--production(=true)?|--prod|-P)$/.test(word)))
    return true;
  if (follows('--omit', /^dev$/) || follows('--only', /^prod/)) return true;
  if (words.some((word) => /^(-D|--dev)$/.test(word))) return false;
  const variable = (key: string) => environment.get(key) ?? environment.get(key.toUpperCase());
  if (name !== 'yarn' && /^dev$/.test(variable('npm_config_omit') ?? '')) return true;
  if (variable('npm_config_production') === 'true') return true;
  return environment.get('NODE_ENV') === 'production' && !environment.has('NPM_CONFIG_INCLUDE');
}
