import type { Command, ShellWord } from '../command';
import type { ArtifactBuilt, Certainty, Effect } from '../effect';
import { certaintyOf } from './family';

/** An `artifact-built` effect. */
export function artifact(
  command: Command,
  kind: ArtifactBuilt['artifact'],
  path: string | undefined,
  target: string | undefined = undefined,
  certainty: Certainty = certaintyOf(command, []),
): Effect {
  return { kind: 'artifact-built', artifact: kind, path, target, span: command.span, certainty };
}

/** `sub command …` behind options that belong to the program itself. */
export function verbOf(operands: readonly ShellWord[]): string {
  return operands[0]?.text ?? '';
}
