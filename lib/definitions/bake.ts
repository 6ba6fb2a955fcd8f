import { maximumBuildArgs } from '../report/bounds';
import { bakeMatrix } from './bake-matrix';
import { BakeValues } from './bake-values';
import { contextsOf } from './compose-build';
import { type Build, type Definition, plainUse } from './definition';
import { readHcl } from './hcl';
import { isRemote, pathFrom } from './paths';
import type { Said } from './said';
import { type Entry, entriesOf, firstEntries, itemsOf, Merging, textOf, type Value, valueAt } from './value';
import { readYaml } from './yaml';

const mostSaid = 100;

/**
 * A Bake file (https://docs.docker.com/build/bake/reference/), in HCL or JSON, used alone and from the folder it is in. A
 * target from which others inherit, and that is in no group, is judged through them.
 */
export function bakeDefinition(text: string, environment: ReadonlyMap<string, string>): Definition {
  const { file, said: first } = fileIn(text);
  const said = [...first];
  const say = (each: Said) => {
    const isKnown = said.some(
      ({ code, name, span }) => code === each.code && name === each.name && span.start === each.span.start,
    );
    if (!isKnown && said.length < mostSaid) said.push(each);
  };
  const values = new BakeValues(file, environment, say);
  const targets = new Targets(file, say);
  const builds = builtTargets(file).flatMap((entry) => {
    const target = targets.whole(entry.key);
    return bakeMatrix(entry, target, values, say).flatMap((one) =>
      bakeBuild(one.name, entry, target, one.values, say),
    );
  });
  return { kind: 'bake', builds, images: [], notUnderstood: said };
}

function fileIn(text: string): { readonly file: Value; readonly said: readonly Said[] } {
  if (!text.trimStart().startsWith('{')) {
    const { table, said } = readHcl(text);
    return { file: table, said };
  }
  const { documents, said } = readYaml(text);
  const asJson = said.map(
    (each): Said => (each.code.startsWith('yaml-') ? { ...each, code: 'json-broken' } : each),
  );
  return { file: documents[0] ?? { kind: 'empty', span: { start: 0, end: 0 } }, said: asJson };
}

function builtTargets(file: Value): readonly Entry[] {
  const targets = entriesOf(valueAt(file, 'target'));
  const namesIn = (value: Value | undefined) => itemsOf(value).flatMap((item) => textOf(item)?.text ?? []);
  const inherited = new Set(targets.flatMap(({ value }) => namesIn(valueAt(value, 'inherits'))));
  const grouped = new Set(
    entriesOf(valueAt(file, 'group')).flatMap(({ value }) => namesIn(valueAt(value, 'targets'))),
  );
  return targets.filter(({ key }) => key === 'default' || grouped.has(key) || !inherited.has(key));
}

const longestChain = 50;

/** Targets with what they inherit: later ones of the list go before earlier ones, the target itself before all. */
class Targets {
  readonly #file: Value;
  readonly #say: (said: Said) => void;
  readonly #known = new Map<string, Value | undefined>();
  readonly #open = new Set<string>();
  readonly #merging = new Merging();

  constructor(file: Value, say: (said: Said) => void) {
    this.#file = file;
    this.#say = say;
  }

  whole(name: string): Value | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const own = valueAt(this.#file, 'target', name);
    this.#open.add(name);
    let below: Value | undefined;
    for (const item of itemsOf(valueAt(own, 'inherits')))
      below = this.#merging.merged(below, withoutMatrix(this.#base(item)), 2);
    this.#open.delete(name);
    const target = this.#merging.merged(below, own, 2);
    if (this.#merging.isSpent) this.#say({ code: 'too-large', span: { start: 0, end: 0 } });
    this.#known.set(name, target);
    return target;
  }

  #base(item: Value): Value | undefined {
    const { span } = item;
    const name = textOf(item)?.text;
    if (name === undefined || name.includes('${'))
      this.#say({ code: 'expression-of-value', name: '`inherits`', span });
    else if (valueAt(this.#file, 'target', name) === undefined)
      this.#say({ code: 'inherits-unknown', name, span });
    else if (this.#open.has(name)) this.#say({ code: 'inherits-circle', name, span });
    else if (this.#open.size > longestChain) this.#say({ code: 'inherits-deep', name, span });
    else return this.whole(name);
    return undefined;
  }
}

function withoutMatrix(target: Value | undefined): Value | undefined {
  if (target?.kind !== 'table') return target;
  const entries = new Map(target.entries);
  for (const key of ['matrix', 'name', 'inherits']) entries.delete(key);
  return { ...target, entries };
}

function bakeBuild(
  name: string,
  { keySpan }: Entry,
  target: Value | undefined,
  values: BakeValues,
  say: (said: Said) => void,
): readonly Build[] {
  const known = (key: string, otherwise: string | undefined) => {
    const value = valueAt(target, key);
    if (value === undefined || value.kind === 'empty') return { value: otherwise };
    const text = values.text(value)?.text;
    return text === undefined ? undefined : { value: text };
  };
  const context = known('context', '.');
  const file = known('dockerfile', 'Dockerfile');
  const stage = known('target', undefined);
  const platforms = values.texts(valueAt(target, 'platforms'));
  const inline = valueAt(target, 'dockerfile-inline');
  const placed = values.text(inline);
  if (!context?.value || !file?.value || !stage || !platforms || (inline !== undefined && !placed)) return [];
  if (placed === undefined && isRemote(context.value)) {
    say({ code: 'remote-context', name, span: keySpan });
    return [];
  }
  const folder = isRemote(context.value) ? '.' : context.value;
  return [
    {
      name,
      span: keySpan,
      context: pathFrom('.', folder),
      dockerfile: placed ? { kind: 'inline', placed } : { kind: 'file', path: pathFrom(folder, file.value) },
      target: stage.value || undefined,
      ...argsOf(valueAt(target, 'args'), values),
      platforms: platforms.map(({ text }) => text),
      contexts: contextsOf(valueAt(target, 'contexts')),
      use: plainUse,
    },
  ];
}

function argsOf(args: Value | undefined, values: BakeValues): Pick<Build, 'buildArgs' | 'notKnown'> {
  const notKnown: Said[] = [];
  const quiet = values.telling((said) => notKnown.push(said));
  const pairs = firstEntries(args, maximumBuildArgs + 1).flatMap(({ key, value }) => {
    const text = quiet.text(value)?.text;
    return text === undefined ? [] : [[key, text] as const];
  });
  return { buildArgs: Object.fromEntries(pairs), notKnown };
}
