import type { z } from 'zod';
import { readRequest } from '../report/read-request';
import type { Engine } from './engine';

/** What a tool answers: Markdown to read, and the same as data. */
export type Answer<T> = { readonly text: string; readonly data: T };

export type Told =
  | ({ readonly kind: 'answer' } & Answer<Data>)
  /** What was asked cannot be answered; a sentence that says what to ask instead. */
  | { readonly kind: 'refused'; readonly text: string };

/** One tool: what may be asked, what is answered, and how. */
export type Tool = {
  readonly name: string;
  readonly title: string;
  /** What an agent chooses it by. */
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  answer(asked: unknown, engine: Engine): Promise<Told>;
};

/** What was asked for is none of those there are. */
export class Refusal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Data = Readonly<Record<string, unknown>>;

type Definition<A, D extends Data> = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject & z.ZodType<A>;
  readonly output: z.ZodObject & z.ZodType<D>;
  answer(asked: A, engine: Engine): Promise<Answer<D> | Refusal>;
};

export function defineTool<A, D extends Data>(definition: Definition<A, D>): Tool {
  const { name, title, description, input, output } = definition;
  return {
    name,
    title,
    description,
    input,
    output,
    async answer(asked, engine) {
      const read = readRequest<A>(input, asked);
      if (read.kind === 'faults') {
        const faults = read.faults.slice(0, mostFaults);
        const sentences = faults.map(({ path, message }) => `\`${path || 'the arguments'}\` ${message}.`);
        return { kind: 'refused', text: sentences.join(' ') };
      }
      const told = await definition.answer(read.request, engine);
      return told instanceof Refusal ? { kind: 'refused', text: told.text } : { kind: 'answer', ...told };
    },
  };
}

const mostFaults = 10;
