'use client';

import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { Fix, Report } from '@/lib/report/report';
import { anchorOf, type ReportHandlers } from '../report/handlers';
import { parseBuildArgs } from './build-args';
import type { Draft } from './draft';
import type { EditorHooks } from './editor/create-editor';
import type { Outline } from './editor/outline';
import type { EditorAccess } from './editor-pane';

export type EditorState = {
  /** What the editor calls. */
  readonly hooks: EditorHooks;
  /** What the report beside it calls. */
  readonly handlers: ReportHandlers;
  readonly outline: Outline;
  /** Position in the report of the finding last gone to. */
  readonly current: number | undefined;
  readonly applyFix: (fix: Fix) => void;
  /** To the next finding, or the one before. */
  readonly step: (direction: 1 | -1) => void;
  /** The editor is loaded. */
  readonly onReady: () => void;
};

/** Keeps the editor at the draft and its report, and the report at what is pointed at in the editor. */
export function useEditor(
  access: RefObject<EditorAccess | null>,
  draft: Draft,
  report: Report | undefined,
  { typed, submit }: { readonly typed: () => void; readonly submit: () => void },
): EditorState {
  const [isReady, setReady] = useState(false);
  const [pointedLine, setPointedLine] = useState<number>();
  const [current, setCurrent] = useState<number>();
  const outline = useOutline(access, isReady, draft.text);
  useOptions(access, isReady, draft);
  useEffect(() => {
    if (isReady) access.current?.editor?.setReport(report);
  }, [access, isReady, report]);

  const step = useCallback(
    (direction: 1 | -1) => setCurrent(access.current?.editor?.step(direction)),
    [access],
  );
  useStepKey(step);

  const applyFix = useCallback((fix: Fix) => access.current?.editor?.apply(fix), [access]);
  const hooks: EditorHooks = {
    apply: applyFix,
    pick: setCurrent,
    facts: (reference) =>
      import('./facts').then(
        ({ askFacts }) => askFacts(reference),
        () => undefined,
      ),
    changed: () => {
      setCurrent(undefined);
      typed();
    },
    submit,
    pointed: setPointedLine,
  };
  const handlers = useMemo<ReportHandlers>(
    () => ({
      hrefOf: anchorOf,
      jump: (range) => access.current?.editor?.reveal(range),
      light: (ranges) => access.current?.editor?.light(ranges),
      apply: isReady ? applyFix : undefined,
      pointedLine,
      current,
    }),
    [access, isReady, applyFix, pointedLine, current],
  );
  return { hooks, handlers, outline, current, applyFix, step, onReady: () => setReady(true) };
}

/** F8 goes to the next finding, with Shift to the one before. */
function useStepKey(step: (direction: 1 | -1) => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
}

function useOptions(access: RefObject<EditorAccess | null>, isReady: boolean, draft: Draft): void {
  useEffect(() => {
    if (!isReady) return;
    const { target, buildArgs, platform } = draft;
    access.current?.editor?.setOptions({
      target: target.trim() === '' ? undefined : target.trim(),
      buildArgs: parseBuildArgs(buildArgs).values,
      platform,
    });
  }, [access, isReady, draft]);
}

const noOutline: Outline = { stages: [], openArgs: [] };

/** Names of stages and open ARGs, read from the text when the editor is there. */
function useOutline(access: RefObject<EditorAccess | null>, isReady: boolean, text: string): Outline {
  const [outline, setOutline] = useState(noOutline);
  useEffect(() => {
    if (isReady && text !== '') setOutline(access.current?.editor?.outline() ?? noOutline);
  }, [access, isReady, text]);
  return outline;
}
