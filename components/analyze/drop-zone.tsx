'use client';

import { type DragEvent, type ReactNode, useState } from 'react';
import { classes } from '../ui/classes';
import { Notice } from '../ui/notice';
import { type FileRead, readFile } from './check-text';
import { TooLarge } from './report-pane';

/** The frame of the editor: takes a file dropped onto it, and says why when it does not. */
export function DropZone({
  children,
  onText,
  isNeighbour,
  onNeighbours,
}: {
  readonly children: ReactNode;
  readonly onText: (text: string) => void;
  /** Files that belong beside the Dockerfile are no Dockerfile. */
  readonly isNeighbour: (name: string) => boolean;
  readonly onNeighbours: (files: readonly File[]) => Promise<void>;
}) {
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<FileRead>();

  function over(event: DragEvent) {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  }

  async function drop(event: DragEvent) {
    const dropped = [...event.dataTransfer.files];
    const file = dropped.find(({ name }) => !isNeighbour(name));
    setOver(false);
    if (dropped.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    await onNeighbours(dropped.filter(({ name }) => isNeighbour(name)));
    if (!file) return;
    const read = await readFile(file);
    setRefused(read.kind === 'text' ? undefined : read);
    if (read.kind === 'text') onText(read.text);
  }

  return (
    <div className="space-y-3">
      {refused && <RefusedFile read={refused} dismiss={() => setRefused(undefined)} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button and pasting serve the keyboard */}
      <div
        onDragOverCapture={over}
        onDragLeave={() => setOver(false)}
        onDropCapture={(event) => void drop(event)}
        className={classes(
          'overflow-hidden rounded-md border bg-surface lg:flex lg:h-[calc(100dvh-9.75rem)] lg:min-h-96 lg:flex-col',
          isOver ? 'border-accent outline-2 outline-accent' : 'border-line-strong',
        )}
      >
        {children}
      </div>
    </div>
  );
}

export function RefusedFile({ read, dismiss }: { readonly read: FileRead; readonly dismiss: () => void }) {
  if (read.kind === 'too-large') return <TooLarge bytes={read.bytes} name={read.name} dismiss={dismiss} />;
  if (read.kind === 'binary') {
    return (
      <Notice kind="error" title={`${read.name} is not a text file`} dismiss={dismiss}>
        <p>A Dockerfile is text in UTF-8. What was in the editor is still there.</p>
      </Notice>
    );
  }
  return null;
}
