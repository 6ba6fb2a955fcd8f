import type { Span } from '../text/span';
import type { Filling } from './filling';
import { Merging, textOf, type Value, valueAt } from './value';

export type Service = { readonly name: string; readonly span: Span; readonly value: Value };

const longestChain = 20;

/** Services with what they take from others of the file: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends */
export function extendedServices(services: readonly Service[], filling: Filling): readonly Service[] {
  const byName = new Map(services.map((service) => [service.name, service]));
  const merging = new Merging();
  const extendedAll = services.map((service) => ({
    ...service,
    value: extended(service, byName, filling, merging),
  }));
  if (merging.isSpent) filling.say({ code: 'too-large', span: { start: 0, end: 0 } });
  return extendedAll;
}

function extended(
  service: Service,
  byName: ReadonlyMap<string, Service>,
  filling: Filling,
  merging: Merging,
): Value {
  const chain: Value[] = [];
  const seen = new Set<string>();
  let next: Service | undefined = service;
  while (next !== undefined && chain.length < longestChain) {
    const { name, span }: Service = next;
    if (seen.has(name)) {
      filling.say({ code: 'extends-circle', name, span });
      break;
    }
    seen.add(name);
    chain.push(withLongBuild(next.value));
    next = baseOf(next, byName, filling);
  }
  return chain.reduceRight((below, above) => merging.merged(below, above, 3) ?? above);
}

function baseOf({ name, span, value }: Service, byName: ReadonlyMap<string, Service>, filling: Filling) {
  const extension = valueAt(value, 'extends');
  if (extension === undefined) return undefined;
  if (valueAt(extension, 'file') !== undefined) {
    filling.say({ code: 'extends-file', name, span });
    return undefined;
  }
  const base = textOf(valueAt(extension, 'service') ?? extension);
  const found = base && byName.get(base.text);
  if (found === undefined) filling.say({ code: 'extends-unknown', name, span });
  return found;
}

/** `build: .` is `build: {context: .}`, to which another service can add. */
function withLongBuild(value: Value): Value {
  const build = value.kind === 'table' ? value.entries.get('build') : undefined;
  if (value.kind !== 'table' || build?.value.kind !== 'text') return value;
  const context = { key: 'context', keySpan: build.keySpan, value: build.value };
  const long: Value = { kind: 'table', entries: new Map([['context', context]]), span: build.value.span };
  return { ...value, entries: new Map(value.entries).set('build', { ...build, value: long }) };
}
