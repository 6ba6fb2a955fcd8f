import type { DefinitionKind } from './definition';

/** Which kind of definition a file is, by its name and what it says; undefined for all others. `name`: without folders. */
export function definitionKind(name: string, text: string): DefinitionKind | undefined {
  if (/^\.?devcontainer\.json$/.test(name)) return 'dev-container';
  if (/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(name)) return 'compose';
  if (/^docker-bake(?:[.-][\w.-]+)?\.(?:hcl|json)$/.test(name)) return 'bake';
  if (/\.hcl$/.test(name))
    return /^[ \t]*(?:target|group)[ \t]+"[^"\n]*"[ \t]*\{/m.test(text) ? 'bake' : undefined;
  if (!/\.ya?ml$/.test(name)) return undefined;
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text)) return 'kubernetes';
  return /^services:[ \t\r]*$/m.test(text) && /^[ \t]+(?:image|build):/m.test(text) ? 'compose' : undefined;
}

export function isDefinition(name: string, text: string): boolean {
  return definitionKind(name, text) !== undefined;
}
