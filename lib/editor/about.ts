import type { BaseReference, StageGraph, Variable } from '../stages/stage';
import { referenceAt, type VariableAt, variableAt } from '../stages/variables-at';
import type { Span } from '../text/span';

/** What there is to say about the word at a place. */
export type About =
  | {
      readonly kind: 'variable';
      readonly span: Span;
      readonly name: string;
      readonly value: string | undefined;
      readonly origin: string;
      /** Where its value comes from, when that is in the file. */
      readonly setAt: Span | undefined;
    }
  | {
      readonly kind: 'stage';
      readonly span: Span;
      readonly name: string;
      readonly begins: Span;
      readonly from: string;
    }
  | { readonly kind: 'image'; readonly span: Span; readonly written: string; readonly reference: string }
  | { readonly kind: 'unresolved'; readonly span: Span; readonly variables: readonly string[] };

const origins = {
  env: 'set by ENV',
  arg: 'default of ARG',
  'global-arg': 'default of the ARG before the first FROM',
  'build-arg': 'given as build argument',
  platform: 'set by the builder from the platform',
  base: 'set by the base image',
  shell: 'set by this script',
} as const satisfies Record<Variable['kind'] | 'shell', string>;

export function aboutPlace(graph: StageGraph, offset: number): About | undefined {
  const variable = variableAt(graph, offset);
  if (variable) return aboutVariable(variable);
  const reference = referenceAt(graph, offset);
  if (!reference || reference.use === 'name') return undefined;
  return aboutSource(graph, reference.source, reference.span);
}

function aboutVariable({ name, value, kind, setAt, span }: VariableAt): About {
  return { kind: 'variable', span, name, value, origin: originOf(kind, value), setAt };
}

function originOf(kind: VariableAt['kind'], value: string | undefined): string {
  if (kind === 'undeclared') {
    return value === '' ? 'nothing sets it: it is empty' : 'nothing in this file sets it; the base image may';
  }
  if (value === undefined && (kind === 'arg' || kind === 'global-arg')) {
    return 'declared without a default: give it as build argument';
  }
  return origins[kind];
}

function aboutSource({ stages }: StageGraph, source: BaseReference, span: Span): About | undefined {
  switch (source.kind) {
    case 'scratch':
      return { kind: 'image', span, written: source.written, reference: 'scratch' };
    case 'image':
      return { kind: 'image', span, written: source.written, reference: source.reference };
    case 'unresolved':
      return { kind: 'unresolved', span, variables: source.variables };
    case 'stage': {
      const stage = stages[source.stage];
      if (!stage) return undefined;
      const { name, index, from, base } = stage;
      return { kind: 'stage', span, name: name ?? String(index), begins: from.span, from: base.written };
    }
    default:
      return source satisfies never;
  }
}
