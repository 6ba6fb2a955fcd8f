import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import {
  closeHoverTooltips,
  EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
} from '@codemirror/view';
import { type About, aboutPlace } from '@/lib/editor/about';
import type { BaseFacts } from '@/lib/editor/base-facts';
import type { Span } from '@/lib/text/span';
import { element, link, prose } from './dom';
import { graphOf } from './reading';

export type HoverHooks = {
  /** What the catalog knows of a reference; undefined when it could not be asked. */
  readonly facts: (reference: string) => Promise<BaseFacts | undefined>;
  readonly goToLine: (line: number) => void;
};

/** About the word under the pointer, and with F1 about the word at the cursor. */
export function hovers(hooks: HoverHooks): Extension {
  const show = StateEffect.define<Tooltip | null>();
  const atCursor = StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, transaction) {
      for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
      return transaction.docChanged || transaction.selection ? null : tooltip;
    },
    provide: (field) => showTooltip.from(field),
  });

  function open(view: EditorView): boolean {
    const tooltip = tooltipAt(view.state, view.state.selection.main.head, hooks);
    view.dispatch({ effects: [closeHoverTooltips, show.of(tooltip)] });
    return true;
  }

  function close(view: EditorView): boolean {
    if (!view.state.field(atCursor)) return false;
    view.dispatch({ effects: show.of(null) });
    return true;
  }

  /** Ctrl or Command and a click go to where a stage begins or a variable is set. */
  function follow(event: MouseEvent, view: EditorView): boolean {
    if (!event.ctrlKey && !event.metaKey) return false;
    const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const about = offset === null ? undefined : aboutPlace(graphOf(view.state), offset);
    const line = about && lineOf(view.state, originIn(about));
    if (line === undefined) return false;
    event.preventDefault();
    hooks.goToLine(line);
    return true;
  }

  return [
    EditorView.domEventHandlers({ mousedown: follow }),
    hoverTooltip((view, offset) => tooltipAt(view.state, offset, hooks), { hoverTime: 200 }),
    atCursor,
    keymap.of([
      { key: 'F1', run: open, preventDefault: true },
      { key: 'Escape', run: close },
    ]),
  ];
}

function tooltipAt(state: EditorState, offset: number, hooks: HoverHooks): Tooltip | null {
  const about = aboutPlace(graphOf(state), offset);
  if (!about) return null;
  const line = lineOf(state, originIn(about));
  return {
    pos: about.span.start,
    end: about.span.end,
    above: true,
    create: () => ({ dom: render(about, line, hooks) }),
  };
}

const box = 'px-3 py-2 max-w-96 break-words';

/** Where what is named begins, when that is in the file. */
function originIn(about: About): Span | undefined {
  if (about.kind === 'variable') return about.setAt;
  return about.kind === 'stage' ? about.begins : undefined;
}

function lineOf({ doc }: EditorState, span: Span | undefined): number | undefined {
  return span && doc.lineAt(Math.min(span.start, doc.length)).number;
}

function render(about: About, line: number | undefined, hooks: HoverHooks): HTMLElement {
  switch (about.kind) {
    case 'variable':
      return element('div', box, variableLine(about), originLine(about.origin, line, hooks));
    case 'stage':
      return element(
        'div',
        box,
        element(
          'p',
          '',
          'Stage ',
          element('code', 'font-mono font-medium', about.name),
          ' on ',
          element('code', 'font-mono', about.from),
        ),
        originLine('begins', line, hooks),
      );
    case 'unresolved':
      return element(
        'div',
        box,
        element('p', 'font-medium', 'Not known which image this is'),
        prose(
          'p',
          'text-muted',
          `Give ${about.variables.map((name) => `\`${name}\``).join(', ')} under “Build options”.`,
        ),
      );
    case 'image':
      return imageBox(about.reference, hooks);
    default:
      return about satisfies never;
  }
}

function variableLine({ name, value }: Extract<About, { kind: 'variable' }>): HTMLElement {
  const shown =
    value === undefined
      ? element('span', 'text-muted', 'not known')
      : value === ''
        ? element('span', 'text-muted', 'empty')
        : element('code', 'font-mono', value);
  return element('p', '', element('code', 'font-mono font-medium', name), ' = ', shown);
}

function originLine(words: string, line: number | undefined, { goToLine }: HoverHooks): HTMLElement {
  const made = element('p', 'text-muted', words);
  if (line === undefined) return made;
  const place = link(`#L${line}`, `line ${line}`);
  place.addEventListener('click', (event) => {
    event.preventDefault();
    goToLine(line);
  });
  made.append(' on ', place);
  return made;
}

function imageBox(reference: string, { facts }: HoverHooks): HTMLElement {
  const title = element('p', 'font-mono font-medium break-all', reference);
  const body = element('div', 'text-muted', 'Looking it up …');
  const made = element('div', box, title, body);
  void facts(reference).then((found) => {
    body.replaceChildren(...(found ? factRows(found) : ['The catalog cannot be reached now.']));
  });
  return made;
}

function factRows({ because, rows, href }: BaseFacts): readonly Node[] {
  const parts: Node[] = [];
  if (because) parts.push(prose('p', '', because));
  if (rows.length > 0) {
    const list = element('dl', 'mt-1 grid grid-cols-[auto_1fr] gap-x-3');
    for (const { label, value } of rows) {
      list.append(element('dt', '', label), element('dd', 'text-ink', value));
    }
    parts.push(list);
  }
  if (href) parts.push(element('p', 'mt-1', link(href, 'All facts with their sources')));
  return parts;
}
