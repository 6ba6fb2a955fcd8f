import { gallery } from '@/lib/examples';
import { rules } from '@/lib/rules';
import { readExample } from '@/lib/rules/example';

/**
 * Far from one another in the lists: neighbours are alike, and practice is short. Primes: one that does not divide the
 * number of examples comes to all of them.
 */
const strides = [7, 11, 13] as const;

type Practice = {
  /** Does the work once. */
  readonly analyze: (dockerfile: string) => Promise<unknown>;
  readonly times: number;
  /** Resolves when nothing else is to be done. */
  readonly turn: () => Promise<void>;
};

/**
 * The first hundred analyses take many times longer than the next: they are not to be somebody's. Analyzes examples,
 * and gives way after each.
 */
export async function practise({ analyze, times, turn }: Practice): Promise<void> {
  const files = examples();
  const stride = strides.find((prime) => files.length % prime !== 0) ?? 1;
  for (let nth = 0; nth < times; nth += 1) {
    await turn();
    await analyze(files[(nth * stride) % files.length] ?? '');
  }
}

function examples(): readonly string[] {
  return [
    ...gallery.map(({ dockerfile }) => dockerfile),
    ...rules.flatMap(({ examples: { bad, good } }) =>
      [...bad, ...good].map(({ dockerfile }) => readExample(dockerfile).text),
    ),
  ];
}
