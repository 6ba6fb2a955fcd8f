import { type Diagnostic, forEachDiagnostic, setDiagnostics } from '@codemirror/lint';
import {
  type EditorState,
  type Extension,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { type EditorView, GutterMarker, gutter } from '@codemirror/view';
import type { Finding, Fix, Report, Severity } from '@/lib/report/report';
import { element, link, prose } from './dom';
import { offsetsOf } from './places';

export type FindingHooks = {
  readonly apply: (fix: Fix, finding: Finding) => void;
  /** The marker in the gutter was pressed. */
  readonly pick: (finding: number) => void;
};

/** A diagnostic that knows its position in the report. */
type FindingDiagnostic = Diagnostic & { readonly finding: number };

const shapes = {
  error: '<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z"/><path d="M8 4.8v3.6M8 11v.2"/>',
  warning: '<path d="M8 2 15 14H1z"/><path d="M8 6.4v3.2M8 11.8v.2"/>',
  info: '<circle cx="8" cy="8" r="6.5"/><path d="M8 7.4v3.8M8 4.8V5"/>',
} as const satisfies Record<Severity, string>;

const weights = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

class SeverityMarker extends GutterMarker {
  readonly #severity: Severity;
  readonly #words: string;
  readonly #press: () => void;

  constructor(severity: Severity, words: string, press: () => void) {
    super();
    this.#severity = severity;
    this.#words = words;
    this.#press = press;
  }

  override toDOM(): Node {
    const mark = element('span', `cm-finding text-${this.#severity}`);
    mark.innerHTML = `<svg viewBox="0 0 16 16" width="13" height="13" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes[this.#severity]}</svg>`;
    mark.title = this.#words;
    mark.addEventListener('click', this.#press);
    return mark;
  }
}

const setMarkers = StateEffect.define<RangeSet<GutterMarker>>();

const markerField = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(markers, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarkers)) return effect.value;
    return transaction.docChanged ? markers.map(transaction.changes) : markers;
  },
});

/** One marker a line, of the worst severity on it. Hidden from screen readers: the list says the same. */
export const findingGutter: Extension = [
  markerField,
  gutter({
    class: 'cm-finding-gutter',
    markers: (view) => view.state.field(markerField),
    initialSpacer: () => spacer,
  }),
];

const spacer = new SeverityMarker('info', '', () => {});

/** Squiggles and gutter markers of a report made of exactly this text; undefined takes them away. */
export function showFindings(view: EditorView, report: Report | undefined, hooks: FindingHooks): void {
  const findings = report?.findings ?? [];
  const { state } = view;
  const diagnostics = findings.map((finding, index) => diagnosticOf(state, finding, index, hooks));
  view.dispatch({ effects: setMarkers.of(markersOf(state, findings, hooks)) });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function diagnosticOf(
  state: EditorState,
  finding: Finding,
  index: number,
  hooks: FindingHooks,
): FindingDiagnostic {
  const { fix, rule, severity, message, remedy } = finding;
  return {
    ...offsetsOf(state, finding.range),
    finding: index,
    severity,
    source: rule,
    message,
    renderMessage: () =>
      element(
        'span',
        '',
        prose('span', 'block font-medium', message),
        prose('span', 'block text-muted', remedy),
        element('span', 'block text-xs', link(`/rules/${rule}`, rule)),
      ),
    ...(fix && {
      actions: [
        {
          name: fix.safety === 'safe' ? 'Apply the fix' : 'Apply the fix, then review',
          apply: () => hooks.apply(fix, finding),
        },
      ],
    }),
  };
}

function markersOf(
  state: EditorState,
  findings: readonly Finding[],
  hooks: FindingHooks,
): RangeSet<GutterMarker> {
  const worst = new Map<number, { finding: Finding; index: number; messages: string[] }>();
  for (const [index, finding] of findings.entries()) {
    const { line } = finding.range.start;
    const known = worst.get(line);
    const message = finding.message.replaceAll('`', '');
    if (!known) worst.set(line, { finding, index, messages: [message] });
    else {
      known.messages.push(message);
      if (weights[finding.severity] > weights[known.finding.severity]) {
        known.finding = finding;
        known.index = index;
      }
    }
  }
  const builder = new RangeSetBuilder<GutterMarker>();
  for (const line of [...worst.keys()].sort((a, b) => a - b)) {
    const found = worst.get(line);
    if (!found || line > state.doc.lines) continue;
    const { from } = state.doc.line(line);
    builder.add(
      from,
      from,
      new SeverityMarker(found.finding.severity, found.messages.join('\n'), () => hooks.pick(found.index)),
    );
  }
  return builder.finish();
}

export type PlacedFinding = { readonly finding: number; readonly from: number; readonly to: number };

/** The findings where edits have moved them to, in the order of the text. */
export function placedFindings(state: EditorState): readonly PlacedFinding[] {
  const placed: PlacedFinding[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (isOfReport(diagnostic)) placed.push({ finding: diagnostic.finding, from, to });
  });
  return placed.sort((a, b) => a.from - b.from || a.to - b.to || a.finding - b.finding);
}

function isOfReport(diagnostic: Diagnostic): diagnostic is FindingDiagnostic {
  return 'finding' in diagnostic;
}
