import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { lastLine } from '@/lib/text/range';
import type { Range } from '@/lib/text/span';

const lit = Decoration.line({ class: 'cm-lit' });

export const lightLines = StateEffect.define<readonly Range[]>();

/** Lines lit because something in the report that speaks of them is pointed at. */
export const litLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, { effects, changes, state }) {
    for (const effect of effects) {
      if (!effect.is(lightLines)) continue;
      const numbers = new Set<number>();
      for (const range of effect.value) {
        for (let line = range.start.line; line <= Math.min(lastLine(range), state.doc.lines); line++) {
          numbers.add(line);
        }
      }
      const starts = [...numbers].sort((a, b) => a - b).map((line) => lit.range(state.doc.line(line).from));
      return Decoration.set(starts);
    }
    return lines.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
