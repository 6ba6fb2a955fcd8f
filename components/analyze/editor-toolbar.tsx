'use client';

import { useRef, useState } from 'react';
import type { GalleryExample } from '@/lib/examples';
import { Button, buttonClasses } from '../ui/button';
import { ChevronDown, ChevronUp, FilePlus, History } from '../ui/icons';
import { Popover } from '../ui/popover';
import { type FileRead, readFile } from './check-text';
import type { Draft } from './draft';
import { RefusedFile } from './drop-zone';
import { FetchedFrom, FetchNotice } from './fetch-notice';
import { GalleryList } from './gallery-list';
import type { Analysis } from './history';
import { OpenMenu } from './open-menu';
import type { Fetched } from './use-fetched';

/** Above the editor: where texts come from, and going through the findings. */
export function EditorToolbar({
  onPick,
  onText,
  onStep,
  findings,
  earlier,
  onEarlier,
  onNew,
  onAnalysis,
  fetched,
  isFetchOn,
}: {
  readonly onPick: (example: GalleryExample) => void;
  readonly onText: (text: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly findings: number;
  readonly earlier: Draft | undefined;
  readonly onEarlier: (draft: Draft) => void;
  /** Undefined where there is nothing to put aside. */
  readonly onNew: (() => void) | undefined;
  readonly onAnalysis: (analysis: Analysis) => void;
  /** Of an address that was given in the menu. */
  readonly fetched: Fetched;
  readonly isFetchOn: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<FileRead>();

  async function take(file: File | undefined) {
    if (!file) return;
    const read = await readFile(file);
    setRefused(read.kind === 'text' ? undefined : read);
    if (read.kind === 'text') onText(read.text);
  }

  return (
    <>
      <div className="no-print flex flex-wrap items-center gap-1 border-b border-line p-1">
        <Button
          variant="quiet"
          size="small"
          disabled={!onNew}
          onClick={onNew}
          title="Begin with an empty text; this one is kept"
        >
          <FilePlus size={14} />
          New
        </Button>
        <OpenMenu
          input={input}
          onAddress={isFetchOn ? fetched.fetchFrom : undefined}
          onAnalysis={onAnalysis}
        />
        <Popover
          label={
            <>
              Examples
              <ChevronDown size={14} />
            </>
          }
          className={buttonClasses({ variant: 'quiet', size: 'small' })}
        >
          <GalleryList onPick={onPick} compact />
        </Popover>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="Dockerfile to open"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {earlier && (
          <Button variant="quiet" size="small" onClick={() => onEarlier(earlier)}>
            <History size={14} />
            Back to your draft
          </Button>
        )}
        <span className="ml-auto flex items-center">
          <Button
            variant="quiet"
            size="small"
            disabled={findings === 0}
            onClick={() => onStep(-1)}
            aria-label="Previous finding"
            title="Previous finding (Shift+F8)"
          >
            <ChevronUp size={15} />
          </Button>
          <Button
            variant="quiet"
            size="small"
            disabled={findings === 0}
            onClick={() => onStep(1)}
            aria-label="Next finding"
            title="Next finding (F8)"
          >
            <ChevronDown size={15} />
          </Button>
          <Button type="submit" size="small" className="ml-1" title="Analyze now (Ctrl+Enter)">
            Analyze
          </Button>
        </span>
      </div>
      {refused && <RefusedFile read={refused} dismiss={() => setRefused(undefined)} />}
      {fetched.state.kind === 'done' && <FetchedFrom url={fetched.state.url} />}
      <FetchNotice fetched={fetched} />
    </>
  );
}
