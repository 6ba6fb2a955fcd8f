import { findSecrets } from './find';
import type { Secret } from './secret';

/** The secret that the value of a build argument is, judged as if it stood in the file: `ARG NAME="value"`. */
export function secretOfBuildArg(name: string, value: string): Secret | undefined {
  const quoted = value.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '\\$&');
  return findSecrets(`ARG ${name}="${quoted}"`).find((secret) => !secret.redacted);
}
