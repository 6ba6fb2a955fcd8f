import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, Prec } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { Fix, Report } from '@/lib/report/report';
import type { BuildOptions } from '@/lib/stages/stage';
import type { Range } from '@/lib/text/span';
import { type FindingHooks, findingGutter, placedFindings, showFindings } from './findings';
import { highlighting } from './highlight';
import { type HoverHooks, hovers } from './hover';
import { lightLines, litLines } from './lit-lines';
import { type Outline, outlineOf } from './outline';
import { offsetsOf } from './places';
import { dockerfileOf, optionsField, setOptions } from './reading';
import { theme } from './theme';

export type EditorHooks = FindingHooks &
  Pick<HoverHooks, 'facts'> & {
    /** The user changed the text; not called for `setText`. */
    readonly changed: () => void;
    readonly submit: () => void;
    /** The line under the pointer, else the one of the cursor; undefined when neither is in the editor. */
    readonly pointed: (line: number | undefined) => void;
  };

export type Editor = {
  text(): string;
  setText(text: string): void;
  setReport(report: Report | undefined): void;
  setOptions(options: BuildOptions): void;
  light(ranges: readonly Range[]): void;
  reveal(range: Range): void;
  /** Puts the edits in as one step that can be undone. */
  apply(fix: Fix): void;
  /** Goes to the next finding behind the cursor, or the one before it; gives its position in the report. */
  step(direction: 1 | -1): number | undefined;
  outline(): Outline;
  focus(): void;
  destroy(): void;
};

const bySetText = Annotation.define<boolean>();

/** A CodeMirror with what a Dockerfile needs. Tab is left alone, so that the keyboard can leave. */
export function createEditor(parent: HTMLElement, initial: string, hooks: EditorHooks): Editor {
  const lineEnd = new Compartment();
  let pointerLine: number | undefined;
  let lastStep: number | undefined;

  const goToLine = (line: number) =>
    reveal({ start: { line, column: 1 }, end: { line, column: Number.MAX_SAFE_INTEGER } });

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: initial,
      extensions: [
        lineEnd.of(lineEndOf(initial)),
        Prec.high(keymap.of([{ key: 'Mod-Enter', run: submit, preventDefault: true }])),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        history(),
        findingGutter,
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        placeholder('FROM …'),
        optionsField,
        highlighting,
        litLines,
        hovers({ facts: hooks.facts, goToLine }),
        theme,
        EditorView.contentAttributes.of({
          'aria-label': 'Dockerfile',
          tabindex: '0',
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
        }),
        EditorView.updateListener.of((update) => {
          const isOurs = update.transactions.some((transaction) => transaction.annotation(bySetText));
          if (update.docChanged && !isOurs) hooks.changed();
          if (update.selectionSet || update.focusChanged) reportLine();
        }),
        EditorView.domEventHandlers({
          mousemove(event) {
            const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
            point(offset === null ? undefined : view.state.doc.lineAt(offset).number);
          },
          mouseleave: () => point(undefined),
        }),
      ],
    }),
  });

  function submit(): boolean {
    hooks.submit();
    return true;
  }

  function point(line: number | undefined): void {
    if (line === pointerLine) return;
    pointerLine = line;
    reportLine();
  }

  function reportLine(): void {
    const atCursor = view.hasFocus ? view.state.doc.lineAt(view.state.selection.main.head).number : undefined;
    hooks.pointed(pointerLine ?? atCursor);
  }

  function select(from: number, to: number): void {
    view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    view.focus();
  }

  function reveal(range: Range): void {
    const { from, to } = offsetsOf(view.state, range);
    view.dom.scrollIntoView({ block: 'nearest' });
    select(from, to);
  }

  return {
    text: () => view.state.sliceDoc(),
    setText(text) {
      view.dispatch({
        changes: {
          from: 0,
          to: view.state.doc.length,
          insert: text.split(/\r\n?|\n/).join(view.state.lineBreak),
        },
        effects: lineEnd.reconfigure(lineEndOf(text)),
        annotations: bySetText.of(true),
        scrollIntoView: false,
      });
      view.dispatch(setDiagnostics(view.state, []), { selection: { anchor: 0 } });
      view.scrollDOM.scrollTop = 0;
    },
    setReport(report) {
      if (report === undefined || report.source.text === view.state.sliceDoc())
        showFindings(view, report, hooks);
    },
    setOptions: (options) => view.dispatch({ effects: setOptions.of(options) }),
    light: (ranges) => view.dispatch({ effects: lightLines.of(ranges) }),
    reveal,
    apply(fix) {
      const changes = fix.edits.map(({ range, newText }) => ({
        ...offsetsOf(view.state, range),
        insert: view.state.toText(newText.replaceAll('\r\n', '\n').replaceAll('\n', view.state.lineBreak)),
      }));
      view.dispatch({ changes, userEvent: 'input.fix' });
      view.focus();
    },
    step(direction) {
      const placed = placedFindings(view.state);
      if (placed.length === 0) return undefined;
      const next = nextOf(placed, view.state.selection.main, direction, lastStep);
      if (!next) return undefined;
      lastStep = next.finding;
      // A pointer that rests somewhere else would keep its line lit.
      pointerLine = undefined;
      view.dom.scrollIntoView({ block: 'nearest' });
      select(next.from, next.to);
      return next.finding;
    },
    outline: () => outlineOf(dockerfileOf(view.state)),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function lineEndOf(text: string) {
  return text.includes('\r\n') ? EditorState.lineSeparator.of('\r\n') : [];
}

type Placed = ReturnType<typeof placedFindings>[number];

/** Goes round at either end; several findings at one place are gone through one by one. */
function nextOf(
  placed: readonly Placed[],
  { from, to }: { readonly from: number; readonly to: number },
  direction: 1 | -1,
  last: number | undefined,
): Placed | undefined {
  const isHere = (finding: Placed) => finding.from === from && finding.to === to;
  const lastHere = placed.findIndex((finding) => finding.finding === last && isHere(finding));
  const here = lastHere === -1 ? placed.findIndex(isHere) : lastHere;
  if (here !== -1) return placed[(here + direction + placed.length) % placed.length];
  if (direction === 1) return placed.find((finding) => finding.from >= from) ?? placed[0];
  return placed.findLast((finding) => finding.from < from) ?? placed.at(-1);
}
