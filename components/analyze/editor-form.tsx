'use client';

import type { ReactNode, RefObject } from 'react';
import type { GalleryExample } from '@/lib/examples';
import { BuildOptions } from './build-options';
import { emptyDraft } from './draft';
import { DropZone } from './drop-zone';
import { type EditorAccess, EditorPane } from './editor-pane';
import { EditorToolbar } from './editor-toolbar';
import { NeighbourFiles } from './neighbour-files';
import type { DraftState } from './use-draft';
import type { EditorState } from './use-editor';
import type { Fetched } from './use-fetched';
import { useNeighbours } from './use-neighbours';

/** The text with its options; without JavaScript a form that is sent. */
export function EditorForm({
  access,
  initialText,
  drafts: { change, draft, earlier, open },
  editor: { hooks, onReady, outline, step },
  fetched,
  isFetchOn,
  findings,
  formAction,
  onPick,
  onSubmit,
  id,
  below,
}: {
  readonly id: string;
  readonly access: RefObject<EditorAccess | null>;
  readonly initialText: string;
  readonly drafts: DraftState;
  readonly editor: EditorState;
  readonly fetched: Fetched;
  readonly isFetchOn: boolean;
  readonly findings: number;
  readonly formAction: (form: FormData) => void;
  readonly onPick: (example: GalleryExample) => void;
  readonly onSubmit: () => void;
  readonly below: ReactNode;
}) {
  const openText = (text: string) => open({ ...draft, text }, undefined);
  const begin = () => {
    open(emptyDraft, undefined);
    access.current?.focus();
  };
  const neighbours = useNeighbours(draft, change);
  return (
    <form
      id={id}
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <DropZone onText={openText} isNeighbour={neighbours.isOne} onNeighbours={neighbours.add}>
        <EditorToolbar
          onPick={onPick}
          onText={openText}
          onStep={step}
          findings={findings}
          earlier={earlier}
          onEarlier={(kept) => open(kept, undefined)}
          onNew={draft.text === '' ? undefined : begin}
          onAnalysis={({ draft: kept }) => open(kept, undefined)}
          fetched={fetched}
          isFetchOn={isFetchOn}
        />
        <div className="flex h-[max(14rem,42dvh)] flex-col lg:h-auto lg:min-h-40 lg:flex-1">
          <EditorPane initialText={initialText} hooks={hooks} access={access} onReady={onReady} />
        </div>
        <div className="lg:overflow-y-auto">
          <BuildOptions options={draft} outline={outline} onChange={change} />
          <NeighbourFiles neighbours={neighbours} />
          {below}
        </div>
      </DropZone>
    </form>
  );
}
