/** Sentences by code, or what sentences are made of: each is a function of what it takes to say it. */
type Words = Readonly<Record<string, (of: never) => unknown>>;

type ArgumentsOf<Sentence> = Sentence extends (of: infer Arguments) => unknown ? Arguments : never;

/** What a table of sentences can say, as values: a code, with what its sentence takes. */
export type ReasonOf<Table extends Words, Code extends keyof Table = keyof Table> = {
  readonly [Each in Code]: { readonly code: Each } & ArgumentsOf<Table[Each]>;
}[Code];
