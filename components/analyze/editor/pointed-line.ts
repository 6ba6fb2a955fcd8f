import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

export type PointedLine = {
  readonly extension: Extension;
  /** As if the pointer had left; the next move counts again. */
  forget(): void;
};

/** Tells of the line under the pointer, else the one of the cursor; undefined when neither is in the editor. */
export function pointedLine(tell: (line: number | undefined) => void): PointedLine {
  let underPointer: number | undefined;

  function report(view: EditorView): void {
    const { doc, selection } = view.state;
    const atCursor = view.hasFocus ? doc.lineAt(selection.main.head).number : undefined;
    tell(underPointer ?? atCursor);
  }

  function point(view: EditorView, line: number | undefined): void {
    if (line === underPointer) return;
    underPointer = line;
    report(view);
  }

  return {
    extension: [
      EditorView.updateListener.of(({ focusChanged, selectionSet, view }) => {
        if (selectionSet || focusChanged) report(view);
      }),
      EditorView.domEventHandlers({
        mousemove({ clientX, clientY }, view) {
          const offset = view.posAtCoords({ x: clientX, y: clientY });
          point(view, offset === null ? undefined : view.state.doc.lineAt(offset).number);
        },
        mouseleave: (_event, view) => point(view, undefined),
      }),
    ],
    forget() {
      underPointer = undefined;
    },
  };
}
