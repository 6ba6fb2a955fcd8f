import type { EditorState } from '@codemirror/state';
import type { BaseReference, Variable } from '@/lib/stages/stage';
import { referenceAt, type VariableAt, variableAt } from '@/lib/stages/variables-at';
import type { Span } from '@/lib/text/span';
import { graphOf } from './reading';

/** What there is to say about the word at a place. */
export type About =
  | {
      readonly kind: 'variable';
      readonly span: Span;
      readonly name: string;
      readonly value: string | undefined;
      readonly origin: string;
      readonly line: number | undefined;
    }
  | {
      readonly kind: 'stage';
      readonly span: Span;
      readonly name: string;
      readonly line: number;
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

export function aboutPlace(state: EditorState, offset: number): About | undefined {
  const graph = graphOf(state);
  const variable = variableAt(graph, offset);
  if (variable) return aboutVariable(state, variable);
  const reference = referenceAt(graph, offset);
  if (!reference || reference.use === 'name') return undefined;
  return aboutSource(state, reference.source, reference.span);
}

function aboutVariable(state: EditorState, variable: VariableAt): About {
  const { name, value, kind, setAt, span } = variable;
  const line = setAt && state.doc.lineAt(setAt.start).number;
  return { kind: 'variable', span, name, value, origin: originOf(kind, value), line };
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

function aboutSource(state: EditorState, source: BaseReference, span: Span): About | undefined {
  switch (source.kind) {
    case 'scratch':
      return { kind: 'image', span, written: source.written, reference: 'scratch' };
    case 'image':
      return { kind: 'image', span, written: source.written, reference: source.reference };
    case 'unresolved':
      return { kind: 'unresolved', span, variables: source.variables };
    case 'stage': {
      const stage = graphOf(state).stages[source.stage];
      if (!stage) return undefined;
      const line = state.doc.lineAt(Math.min(stage.from.span.start, state.doc.length)).number;
      return { kind: 'stage', span, name: stage.name ?? String(stage.index), line, from: stage.base.written };
    }
    default:
      return source satisfies never;
  }
}
