import type { Span } from '../text/span';
import type { GraphError } from './stage';

/** Whoever finds something BuildKit refuses tells it here. */
export type ErrorSink = {
  /** An expansion that fails. */
  fail(message: string, span: Span): void;
  refuse(code: string, message: string, span: Span): void;
};

export type ErrorList = {
  /** Takes errors of one stage; `undefined`: of the file. */
  inStage(stage: number | undefined): ErrorSink;
  /** In the order of the file. */
  all(): readonly GraphError[];
};

/** Collects errors; a trigger replayed in several stages is reported once. */
export function collectErrors(): ErrorList {
  const errors = new Map<string, GraphError>();

  function inStage(stage: number | undefined): ErrorSink {
    function refuse(code: string, message: string, span: Span): void {
      const key = `${code} ${span.start} ${span.end}`;
      if (!errors.has(key)) errors.set(key, { code, message, stage, span });
    }
    return { refuse, fail: (message, span) => refuse('failed-expansion', message, span) };
  }

  return {
    inStage,
    all: () => [...errors.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

/** For stages the target does not need: BuildKit never looks at what is in them. */
export const ignored: ErrorSink = { fail() {}, refuse() {} };
