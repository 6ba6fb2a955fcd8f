import { unifiedMergeView } from '@codemirror/merge';
import { EditorState, Text } from '@codemirror/state';
import { EditorView, highlightSpecialChars, lineNumbers } from '@codemirror/view';
import { highlighting } from './highlight';
import { optionsField } from './reading';
import { theme } from './theme';

export type Merge = {
  /** Shows what another text makes of the original. */
  show(text: string): void;
  destroy(): void;
};

const colours = EditorView.theme({
  '&': { height: 'auto' },
  '.cm-changedLine': { backgroundColor: 'var(--runs-soft)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--fails-soft)', paddingLeft: '0.5rem' },
  '&.cm-merge-b .cm-changedText': {
    background: 'color-mix(in oklab, var(--runs) 24%, transparent)',
  },
  '&.cm-merge-b .cm-deletedChunk .cm-deletedText': {
    background: 'color-mix(in oklab, var(--fails) 20%, transparent)',
    textDecoration: 'none',
  },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--runs)' },
  '& .cm-deletedLine del': { textDecoration: 'none' },
  '.cm-deletedLineGutter': { background: 'var(--fails)' },
});

/** Two texts of a file in one, to be read: what is taken out above what is put in. */
export function createMerge(parent: HTMLElement, before: string, after: string): Merge {
  const stateOf = (text: string) =>
    EditorState.create({
      doc: text,
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        lineNumbers(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        optionsField,
        highlighting,
        unifiedMergeView({
          original: Text.of(before.split(/\r\n?|\n/)),
          mergeControls: false,
          syntaxHighlightDeletions: false,
        }),
        theme,
        colours,
        EditorView.contentAttributes.of({ 'aria-label': 'The Dockerfile with its changes', tabindex: '0' }),
      ],
    });
  const view = new EditorView({ parent, state: stateOf(after) });
  return {
    show: (text) => view.setState(stateOf(text)),
    destroy: () => view.destroy(),
  };
}
