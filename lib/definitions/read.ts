import { bakeDefinition } from './bake';
import { composeDefinition } from './compose';
import type { Definition, DefinitionKind } from './definition';
import { devContainerDefinition } from './dev-container';
import { kubernetesDefinition } from './kubernetes';

/** Larger ones are generated, and nobody builds from them. */
export const largestDefinition = 1024 * 1024;

/** What is built from a definition. `variables`: what the environment and `.env` set. Never throws for any text. */
export function readDefinition(
  kind: DefinitionKind,
  text: string,
  variables: ReadonlyMap<string, string> = new Map(),
): Definition {
  if (text.length > largestDefinition) {
    const span = { start: 0, end: 1 };
    return { kind, builds: [], images: [], notUnderstood: [{ code: 'too-large', span }] };
  }
  const definition = definitionOf(kind, text, variables);
  return variables.size === 0 ? definition : withSecretArgs(definition, definitionOf(kind, text, new Map()));
}

/** `alone`: the same without what the environment sets. */
function withSecretArgs(definition: Definition, alone: Definition): Definition {
  const written = new Map(
    alone.builds.map(({ buildArgs, name }) => [name, new Map(Object.entries(buildArgs))]),
  );
  const builds = definition.builds.map((build) => {
    const args = Object.entries(build.buildArgs);
    const secret = args.filter(([name, value]) => written.get(build.name)?.get(name) !== value);
    return { ...build, secretArgs: new Set(secret.map(([name]) => name)) };
  });
  return { ...definition, builds };
}

function definitionOf(
  kind: DefinitionKind,
  text: string,
  variables: ReadonlyMap<string, string>,
): Definition {
  switch (kind) {
    case 'compose':
      return composeDefinition(text, variables);
    case 'bake':
      return bakeDefinition(text, variables);
    case 'kubernetes':
      return kubernetesDefinition(text);
    case 'dev-container':
      return devContainerDefinition(text);
    default:
      return kind satisfies never;
  }
}
