import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  Prec,
  type StateEffect,
} from '@codemirror/state';
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
import { pointedLine } from './pointed-line';
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
  const pointed = pointedLine(hooks.pointed);
  let lastStep: number | undefined;

  const goToLine = (line: number) =>
    reveal(view, { start: { line, column: 1 }, end: { line, column: Number.MAX_SAFE_INTEGER } });

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: initial,
      extensions: [
        lineEnd.of(lineEndOf(initial)),
        submitKey(hooks.submit),
        usual,
        hovers({ facts: hooks.facts, goToLine }),
        theme,
        attributes,
        whenChanged(hooks.changed),
        pointed.extension,
      ],
    }),
  });

  return {
    text: () => view.state.sliceDoc(),
    setText: (text) => replaceText(view, text, lineEnd.reconfigure(lineEndOf(text))),
    setReport(report) {
      if (report === undefined || report.source.text === view.state.sliceDoc())
        showFindings(view, report, hooks);
    },
    setOptions: (options) => view.dispatch({ effects: setOptions.of(options) }),
    light: (ranges) => view.dispatch({ effects: lightLines.of(ranges) }),
    reveal: (range) => reveal(view, range),
    apply: (fix) => applyFix(view, fix),
    step(direction) {
      const next = nextOf(placedFindings(view.state), view.state.selection.main, direction, lastStep);
      if (!next) return undefined;
      lastStep = next.finding;
      // A pointer that rests somewhere else would keep its line lit.
      pointed.forget();
      select(view, next);
      return next.finding;
    },
    outline: () => outlineOf(dockerfileOf(view.state)),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

const usual: Extension = [
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
];

const attributes = EditorView.contentAttributes.of({
  'aria-label': 'Dockerfile',
  tabindex: '0',
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
});

function submitKey(submit: () => void): Extension {
  const run = () => {
    submit();
    return true;
  };
  return Prec.high(keymap.of([{ key: 'Mod-Enter', run, preventDefault: true }]));
}

function whenChanged(changed: () => void): Extension {
  return EditorView.updateListener.of(({ docChanged, transactions }) => {
    if (docChanged && !transactions.some((transaction) => transaction.annotation(bySetText))) changed();
  });
}

function replaceText(view: EditorView, text: string, lineEnd: StateEffect<unknown>): void {
  view.dispatch({
    changes: {
      from: 0,
      to: view.state.doc.length,
      insert: text.split(/\r\n?|\n/).join(view.state.lineBreak),
    },
    effects: lineEnd,
    // What was typed a moment before is a step of its own, and comes back first.
    annotations: [bySetText.of(true), isolateHistory.of('full')],
    scrollIntoView: false,
  });
  view.dispatch(setDiagnostics(view.state, []), { selection: { anchor: 0 } });
  view.scrollDOM.scrollTop = 0;
}

function applyFix(view: EditorView, { edits }: Fix): void {
  const changes = edits.map(({ range, newText }) => ({
    ...offsetsOf(view.state, range),
    insert: view.state.toText(newText.replaceAll('\r\n', '\n').replaceAll('\n', view.state.lineBreak)),
  }));
  view.dispatch({ changes, userEvent: 'input.fix', annotations: isolateHistory.of('full') });
  view.focus();
}

function reveal(view: EditorView, range: Range): void {
  select(view, offsetsOf(view.state, range));
}

function select(view: EditorView, { from, to }: { readonly from: number; readonly to: number }): void {
  view.dom.scrollIntoView({ block: 'nearest' });
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
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
