import { z } from 'zod';
import { ImageName, Policy, Reason } from '../report/policy';
import { Certainty } from '../report/report';
import { AnalyzeRequest } from '../report/request';
import { table } from '../text/table';
import type { Unchanged } from '../text/unchanged';

/** What an entry of the configuration says of a rule. */
export const Level = z.enum(['error', 'warning', 'info', 'off']);
export type Level = z.infer<typeof Level>;

export const FailOn = z.enum(['error', 'warning', 'info', 'never']);
export type FailOn = z.infer<typeof FailOn>;

/** What keeps a builder from reading the file: nothing else can be said of it, and nobody can wish it away. */
const notSettable = new Set(['syntax', 'no-dockerfile']);

export function isSettable(rule: string): boolean {
  return !notSettable.has(rule);
}

const longestGlob = 256;
const mostStars = 3;
const mostDeep = 4;

/** Patterns are tried step by step, and each star multiplies the steps: no more of them than anybody needs. */
function isModest(glob: string): boolean {
  const parts = glob.split('/');
  const isDeep = (part: string) => part === '**';
  return (
    parts.filter(isDeep).length <= mostDeep &&
    parts.every((part) => isDeep(part) || part.split('*').length - 1 <= mostStars)
  );
}

const Paths = z
  .array(
    z
      .string()
      .min(1)
      .max(longestGlob)
      .refine(
        isModest,
        `has more than ${mostStars} \`*\` between two \`/\`, or more than ${mostDeep} \`**\``,
      ),
  )
  .min(1)
  .max(100)
  .meta({
    description:
      'Globs as in a .gitignore, from the folder of the configuration: `docker/` is that folder, `*.test.Dockerfile` a name in any folder, `!` takes out again.',
  });

const Until = z.iso.date().meta({ description: 'The last day on which the entry counts, as 2027-03-31.' });

const LevelWithReason = z.strictObject({ severity: Level, reason: Reason, until: Until.optional() });

const buildFields = {
  buildArgs: AnalyzeRequest.shape.buildArgs.meta({
    description: 'Values of build arguments, by their names.',
  }),
  target: AnalyzeRequest.shape.target.meta({ description: 'The stage that is built; left out: the last.' }),
  platform: AnalyzeRequest.shape.platform.meta({ description: 'What is built for, as linux/amd64.' }),
};

function settingFields(Rule: z.ZodEnum<Readonly<Record<string, string>>>) {
  return {
    rules: z
      .partialRecord(Rule, z.union([Level, LevelWithReason]))
      .optional()
      .meta({
        description:
          'How gravely the project takes what a rule finds; `off` leaves it out. `{ severity, reason, until }` ends on a day.',
      }),
    ignore: z
      .array(
        z.strictObject({
          rule: Rule,
          reason: Reason,
          until: Until.optional(),
          paths: Paths.optional(),
          base: ImageName.optional().meta({
            description: 'Only in stages on this base, written as the names of `bans` are.',
          }),
        }),
      )
      .max(500)
      .optional()
      .meta({ description: 'Findings that are not held against a file, each with the reason.' }),
    policy: Policy.optional(),
    ...buildFields,
    context: z.string().min(1).max(1024).optional().meta({
      description:
        'The build context, from the folder of the configuration; left out: the folder of the file.',
    }),
    failOn: FailOn.optional().meta({
      description: 'The least that makes the command fail; left out: error.',
    }),
    minCertainty: Certainty.optional().meta({
      description: 'Leaves out what is less sure; left out: everything is shown.',
    }),
  };
}

/** What stands in `plinth.config.json`, or under `plinth` in package.json, given the ids of all rules. */
export function configurationSchema(rules: readonly string[]) {
  const Rule = z.enum(rules.filter(isSettable)).meta({ id: 'Rule', description: 'The id of a rule.' });
  const fields = settingFields(Rule);
  return z
    .strictObject({
      $schema: z.string().max(1024).optional().meta({ description: 'Where this schema is published.' }),
      ...fields,
      overrides: z
        .array(z.strictObject({ paths: Paths, ...fields }))
        .max(100)
        .optional()
        .meta({ description: 'Other settings for some files; of several that fit, the later wins.' }),
    })
    .meta({ title: 'Configuration of Plinth' });
}

/** The schema as JSON Schema, draft 2020-12. */
export function configurationDocument(rules: readonly string[]) {
  return z.toJSONSchema(configurationSchema(rules), { io: 'input' });
}

export type Configuration = Unchanged<z.infer<ReturnType<typeof configurationSchema>>>;
export type ConfigurationPart = Omit<Configuration, '$schema' | 'overrides'>;

const settingKeys = [
  'rules',
  'ignore',
  'policy',
  'buildArgs',
  'target',
  'platform',
  'context',
  'failOn',
  'minCertainty',
] as const satisfies readonly (keyof ConfigurationPart)[];

/** What may stand in an object, by the key it stands under. */
const keysUnder = table<readonly string[]>({
  '': ['$schema', 'overrides', ...settingKeys],
  overrides: ['paths', ...settingKeys],
  ignore: ['rule', 'reason', 'until', 'paths', 'base'],
  policy: Object.keys(Policy.shape),
  bans: ['image', 'reason'],
});

/** The keys that are known where something else stands, to name the nearest; of `rules` those of an entry. */
export function knownKeysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.at(-2) === 'rules') return Object.keys(LevelWithReason.shape);
  const name = path.findLast((part) => typeof part === 'string') ?? '';
  return (typeof name === 'string' ? keysUnder[name] : undefined) ?? [];
}
