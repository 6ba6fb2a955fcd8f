import { type Range, StateEffect } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type Token, type TokenKind, tokensOf } from '@/lib/editor/tokens';
import { tokenClasses } from '../../dockerfile/token-classes';
import { dockerfileOf } from './reading';

/** Beyond this many characters the text is not read on every key, but when typing pauses. */
const readAtOnce = 50_000;
const pauseMilliseconds = 200;

const readAgain = StateEffect.define<null>();

const marks = new Map<TokenKind, Decoration>();
for (const [kind, look] of Object.entries(tokenClasses)) {
  if (isTokenKind(kind) && look !== '') marks.set(kind, Decoration.mark({ class: look }));
}

function isTokenKind(kind: string): kind is TokenKind {
  return Object.hasOwn(tokenClasses, kind);
}

class Highlighter {
  decorations: DecorationSet;
  #tokens: readonly Token[];
  #isBehind = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#tokens = tokensOf(dockerfileOf(view.state));
    this.decorations = this.#visible(view);
  }

  update(update: ViewUpdate): void {
    const isAsked = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(readAgain)));
    if (update.docChanged && update.state.doc.length > readAtOnce && !isAsked) {
      this.#isBehind = true;
      this.decorations = this.decorations.map(update.changes);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(
        () => update.view.dispatch({ effects: readAgain.of(null) }),
        pauseMilliseconds,
      );
      return;
    }
    if (update.docChanged || isAsked) {
      this.#tokens = tokensOf(dockerfileOf(update.state));
      this.#isBehind = false;
    } else if (!update.viewportChanged || this.#isBehind) {
      return;
    }
    this.decorations = this.#visible(update.view);
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  #visible(view: EditorView): DecorationSet {
    const ranges: Range<Decoration>[] = [];
    for (const { from, to } of view.visibleRanges) {
      for (let index = this.#firstFrom(from); index < this.#tokens.length; index++) {
        const token = this.#tokens[index];
        if (!token || token.span.start >= to) break;
        const mark = marks.get(token.kind);
        if (mark) ranges.push(mark.range(token.span.start, token.span.end));
      }
    }
    return Decoration.set(ranges, true);
  }

  /** Index of the first token that ends behind an offset. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tokens[middle]?.span.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Colours from our own parser, of what is in view. */
export const highlighting = ViewPlugin.fromClass(Highlighter, {
  decorations: (plugin) => plugin.decorations,
});
