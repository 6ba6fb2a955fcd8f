import type { Span } from '../text/span';
import type { Dockerfile, SyntaxErrorCode } from './syntax';

/** A syntax error, under a name the language does not use itself. */
export type Refusal = Dockerfile['errors'][number];

export function refusal(code: SyntaxErrorCode, message: string, span: Span): Refusal {
  return { code, message, span, when: 'read' };
}

/** Refused only when the stage is built. */
export function buildRefusal(code: SyntaxErrorCode, message: string, span: Span): Refusal {
  return { code, message, span, when: 'build' };
}
