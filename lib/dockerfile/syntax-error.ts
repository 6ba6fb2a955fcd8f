import type { Span } from '../text/span';
import type { Dockerfile, SyntaxErrorCode } from './syntax';

/** What BuildKit refuses of a text, under a name the language does not use itself. */
export type DockerfileError = Dockerfile['errors'][number];

export function syntaxError(code: SyntaxErrorCode, message: string, span: Span): DockerfileError {
  return { code, message, span, when: 'read' };
}

/** Refused only when the stage is built. */
export function buildError(code: SyntaxErrorCode, message: string, span: Span): DockerfileError {
  return { code, message, span, when: 'build' };
}
