'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Editor, EditorHooks } from './editor/create-editor';

export type EditorAccess = {
  /** The text as it stands, typed into whichever of the two there is. */
  text(): string;
  setText(text: string): void;
  /** Undefined until the editor is loaded. */
  readonly editor: Editor | undefined;
};

/**
 * A plain text area that works at once, replaced by the editor when that is loaded:
 * what was typed meanwhile, the focus and the cursor go with it.
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
    let isGone = false;
    access.current = {
      text: () => editor?.text() ?? textArea.value,
      setText(text) {
        if (editor) editor.setText(text);
        else textArea.value = text;
      },
      get editor() {
        return editor;
      },
    };
    void import('./editor/create-editor').then(({ createEditor }) => {
      if (isGone) return;
      const hadFocus = document.activeElement === textArea;
      editor = createEditor(parent, textArea.value, {
        apply: (fix, finding) => latest.current.hooks.apply(fix, finding),
        pick: (finding) => latest.current.hooks.pick(finding),
        facts: (reference) => latest.current.hooks.facts(reference),
        changed: () => latest.current.hooks.changed(),
        submit: () => latest.current.hooks.submit(),
        pointed: (line) => latest.current.hooks.pointed(line),
      });
      setLoaded(true);
      if (hadFocus) editor.focus();
      latest.current.onReady();
    });
    return () => {
      isGone = true;
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
