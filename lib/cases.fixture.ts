import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Policy } from './report/policy';
import { rules } from './rules';
import { readExample } from './rules/example';
import type { Unchanged } from './text/unchanged';

const folder = join(process.cwd(), 'e2e', 'cases');

const Expected = z.object({
  options: z
    .object({
      target: z.string().optional(),
      platform: z.string().optional(),
      buildArgs: z.record(z.string(), z.string()).optional(),
      files: z.record(z.string(), z.string()).optional(),
      policy: Policy.optional(),
    })
    .default({}),
});

export type Subject = {
  readonly name: string;
  readonly dockerfile: string;
  readonly options: Unchanged<z.infer<typeof Expected>['options']>;
};

/** The files of `e2e/cases` with the options they are analyzed with. */
export const cases: readonly Subject[] = readdirSync(folder).map((name) => ({
  name,
  dockerfile: readFileSync(join(folder, name, 'Dockerfile'), 'utf8'),
  options: Expected.parse(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))).options,
}));

/** The files that show what a rule reports. */
export const badExamples: readonly Subject[] = rules.flatMap(({ id, examples }) =>
  examples.bad.map(({ title, dockerfile, files, policy }) => ({
    name: `${id}: ${title}`,
    dockerfile: readExample(dockerfile).text,
    options: { ...(files && { files }), ...(policy && { policy }) },
  })),
);
