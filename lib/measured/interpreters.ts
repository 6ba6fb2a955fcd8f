import type { ImageFacts } from '../catalog/image';
import { type KnownFact, notLookedUp } from '../fact/fact';
import type { Observation } from '../observe/observation';
import { baseName } from '../path/path';
import { own, table } from '../text/table';
import { nameOf } from '../words/names';
import { fromSeen, sourceIn, valueSeen } from './source';

type Interpreter = { readonly name: string; readonly version?: string; readonly path: string };

/** As the catalog calls them. */
const languages = table({ node: 'nodejs', dotnet: 'dotnet' });

/** Packages of distributions need it: it is in images of everything. */
const everywhere = 'perl';

/** Compilers and runtimes that are no interpreters: with one of them, a language is there that was not looked for. */
const compilers: ReadonlySet<string> = new Set(
  'go rustc cargo ghc elixir erl swift dart julia R Rscript crystal bun deno scala kotlin groovy clojure sbcl gcc clang nginx httpd postgres mysqld mariadbd redis-server'.split(
    ' ',
  ),
);

/**
 * The language an image is made for: the one interpreter in it or, of several, the one that it starts or that alone is
 * beside those of the distribution. `none`: it has neither one nor a compiler.
 */
export function languageSeen(observation: Observation): ImageFacts['language'] {
  const { interpreters, programs } = observation.facts;
  if (!interpreters.known) return notLookedUp;
  const found = interpreters.value.filter(({ name }) => name !== everywhere);
  const chosen = chosenOf(observation, found);
  if (chosen !== undefined) {
    const seen = { known: true as const, value: chosen, paths: [chosen.path] };
    return fromSeen(observation, seen, ({ name, version }) => ({
      name: own(languages, name) ?? name,
      ...(version !== undefined && { version }),
    }));
  }
  const isBare = programs.known && !programs.value.some(({ name }) => compilers.has(name));
  return fromSeen(observation, interpreters, () => (found.length === 0 && isBare ? 'none' : undefined));
}

function chosenOf({ config }: Observation, found: readonly Interpreter[]): Interpreter | undefined {
  const [first, ...others] = found;
  if (others.length === 0) return first;
  const started = [...(config.entrypoint ?? []), ...(config.command ?? [])].map(baseName);
  const named = found.filter(({ name, path }) =>
    started.some((word) => word === name || word === baseName(path)),
  );
  const beside = found.filter(({ path }) => /^\/(?:usr\/local|opt)\//.test(path));
  for (const some of [named, beside, found]) if (areOfOneLanguage(some)) return newest(some);
  return undefined;
}

function areOfOneLanguage(some: readonly Interpreter[]): boolean {
  return new Set(some.map(({ name }) => name)).size === 1;
}

/** Several releases of a runtime lie beside one another. */
function newest(some: readonly Interpreter[]): Interpreter | undefined {
  return some.reduce((last, each) =>
    order.compare(each.version ?? '', last.version ?? '') > 0 ? each : last,
  );
}

const order = new Intl.Collator('en', { numeric: true });

/** The versions of all interpreters, by the names people know them by. */
export function versionsSeen(
  observation: Observation,
): KnownFact<Readonly<Record<string, string>>> | undefined {
  const found = (valueSeen(observation.facts.interpreters) ?? []).flatMap(({ name, version }) =>
    version === undefined ? [] : [[nameOf(own(languages, name) ?? name), version] as const],
  );
  if (found.length === 0) return undefined;
  return { known: true, value: Object.fromEntries(found), sources: [sourceIn(observation)] };
}
