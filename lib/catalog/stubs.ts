import { z } from 'zod';
import { rowByName } from './by-name';
import { isSince } from './since';
import { sourced, text } from './values';

/** A file of `data/stubs`: packages that hold a script in the place of their program, which asks for a snap. */
const stub = sourced({
  packages: z.array(text).min(1),
  programs: z.array(text).min(1),
  /** The snap it asks for. */
  snap: text,
  /** The first release in which it is so. */
  since: z.string().regex(/^\d+\.\d+$/),
  /** What to do instead: the second half of a sentence that begins with "Or". */
  instead: text,
});

export const stubTableSchema = z.strictObject({ distribution: text, stubs: z.array(stub) });

export type StubTable = Readonly<z.infer<typeof stubTableSchema>>;
export type Stub = StubTable['stubs'][number];

export type Stubs = {
  /** What a package holds in a release, where it is no more than that. */
  of(distribution: string, release: string, name: string): Stub | undefined;
};

export function indexStubs(tables: readonly StubTable[]): Stubs {
  const distributions = new Map(
    tables.map(({ distribution, stubs }) => [distribution, rowByName(stubs, ({ packages }) => packages)]),
  );
  return {
    of(distribution, release, name) {
      const found = distributions.get(distribution)?.get(name);
      return found && isSince(release, found.since) ? found : undefined;
    },
  };
}
