'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Editor, EditorHooks } from './editor/create-editor';

export type EditorAccess = {
  /** The text as it stands, typed into whichever of the two there is. */
  text(): string;
  setText(text: string): void;
  focus(): void;
  /** Undefined until the editor is loaded. */
  readonly editor: Editor | undefined;
};

/**
 * A plain text area that works at once, replaced by the editor when there is a text, or somebody reaches for it:
 * what was typed meanwhile and the focus go with it.
 */
export function EditorPane({
  initialText,
  hooks,
  access,
  onReady,
}: {
  readonly initialText: string;
  readonly hooks: EditorHooks;
  readonly access: RefObject<EditorAccess | null>;
  readonly onReady: () => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  const latest = useRef({ hooks, onReady });

  useEffect(() => {
    latest.current = { hooks, onReady };
  });

  useEffect(() => {
    const textArea = area.current;
    const parent = host.current;
    if (!textArea || !parent) return;
    let editor: Editor | undefined;
    const stop = new AbortController();
    const wanted = whenWanted(textArea, stop.signal, async () => {
      const { createEditor } = await import('./editor/create-editor');
      if (stop.signal.aborted) return;
      const hadFocus = document.activeElement === textArea;
      editor = createEditor(parent, textArea.value, hooksOf(latest));
      setLoaded(true);
      if (hadFocus) editor.focus();
      latest.current.onReady();
    });
    access.current = {
      text: () => editor?.text() ?? textArea.value,
      setText(text) {
        if (editor) editor.setText(text);
        else textArea.value = text;
        wanted.check();
      },
      focus() {
        if (editor) editor.focus();
        else textArea.focus();
      },
      get editor() {
        return editor;
      },
    };
    return () => {
      stop.abort();
      if (editor) textArea.value = editor.text();
      editor?.destroy();
      editor = undefined;
      setLoaded(false);
    };
  }, [access]);

  return (
    <div className="relative min-h-0 flex-1">
      <textarea
        ref={area}
        name="dockerfile"
        aria-label="Dockerfile"
        defaultValue={initialText}
        placeholder="FROM …"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        hidden={isLoaded}
        onChange={() => hooks.changed()}
        className="block size-full resize-none bg-transparent py-2 pr-3 pl-17 font-mono text-sm outline-none focus-visible:outline-1 focus-visible:-outline-offset-1 focus-visible:outline-accent"
      />
      <div
        ref={host}
        className="absolute inset-0 focus-within:outline-1 focus-within:-outline-offset-1 focus-within:outline-accent"
        hidden={!isLoaded}
      />
    </div>
  );
}

/** What the editor calls: always the latest. */
function hooksOf(latest: RefObject<{ readonly hooks: EditorHooks }>): EditorHooks {
  return {
    apply: (fix, finding) => latest.current.hooks.apply(fix, finding),
    pick: (finding) => latest.current.hooks.pick(finding),
    facts: (reference) => latest.current.hooks.facts(reference),
    changed: () => latest.current.hooks.changed(),
    submit: () => latest.current.hooks.submit(),
    pointed: (line) => latest.current.hooks.pointed(line),
  };
}

/**
 * Loads once there is a text to show, or at the first sign that there will be one: who only looks at the page does
 * without the editor's code. When it cannot be had the text area goes on working, and the next sign tries again.
 */
function whenWanted(area: HTMLTextAreaElement, signal: AbortSignal, load: () => Promise<void>) {
  let isBegun = false;

  function begin() {
    if (isBegun) return;
    isBegun = true;
    load().catch(() => {
      isBegun = false;
    });
  }

  function check() {
    if (area.value !== '' || document.activeElement === area) begin();
  }

  for (const sign of ['pointerover', 'focus', 'touchstart', 'input'] as const)
    area.addEventListener(sign, begin, { signal, passive: true });
  check();
  return { check };
}
