import type { Span } from '../text/span';
import type { SyntaxError, SyntaxErrorCode } from './syntax';

export function refusal(code: SyntaxErrorCode, message: string, span: Span): SyntaxError {
  return { code, message, span, when: 'read' };
}

/** Refused only when the stage is built. */
export function buildRefusal(code: SyntaxErrorCode, message: string, span: Span): SyntaxError {
  return { code, message, span, when: 'build' };
}
