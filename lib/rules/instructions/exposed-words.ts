import { expandWords } from '../../dockerfile/expand';
import { checkPort } from '../../dockerfile/ports';
import type { Word } from '../../dockerfile/syntax';
import type { Inspection } from '../../inspection';
import { lookupIn } from './unset-variables';

/** One port of EXPOSE: `[[address:]host:]container`, the protocol being a part of the last. */
export type ExposedWord = {
  readonly stage: number;
  /** As written; several ports may come out of the variables in it. */
  readonly word: Word;
  readonly port: {
    readonly text: string;
    readonly address: string;
    readonly host: string;
    readonly container: string;
  };
  /** The port stands in the file as it is, so it can be edited there. */
  readonly isLiteral: boolean;
};

/** The ports of all EXPOSE instructions, variables filled in; those BuildKit refuses and those not known left out. */
export function* exposedWords(inspection: Inspection): Generator<ExposedWord> {
  const escapeCharacter = inspection.dockerfile.escape;
  for (const { view, step, instruction } of inspection.checked) {
    if (instruction.keyword !== 'expose') continue;
    for (const word of instruction.words) {
      const expanded = expandWords(word.text, lookupIn(step.before.variables), escapeCharacter);
      if (expanded.kind === 'error' || expanded.unknown.length > 0) continue;
      for (const { text } of expanded.words) {
        if (checkPort(text) !== undefined) continue;
        const isWhole = word.span.end - word.span.start === text.length;
        yield {
          stage: view.stage.index,
          word,
          port: { text, ...partsOf(text) },
          isLiteral: isWhole && word.text === text && step.replayedFrom === undefined,
        };
      }
    }
  }
}

function partsOf(text: string): Pick<ExposedWord['port'], 'address' | 'host' | 'container'> {
  const parts = text.split(':');
  const container = parts.pop() ?? '';
  const host = parts.pop() ?? '';
  return { address: parts.join(':'), host, container };
}
