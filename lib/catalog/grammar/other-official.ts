import type { Grammar, GrammarContext, Meaning } from './grammar';
import { suiteOf } from './suites';

/** Official images without entries: nothing is known of them but the distribution, where the tag names one. */
const repositories = ['ibm-semeru-runtimes', 'racket', 'sapmachine', 'swipl'];

export const otherOfficialGrammars: readonly Grammar[] = repositories.map((repository) => ({
  family: repository,
  repositories: [`docker.io/library/${repository}`],
  understand: (_, tag, context) => otherOfficial(repository, tag, context),
}));

/** An official image of which nobody knows more than its list of tags tells. */
export function otherOfficial(repository: string, tag: string, { releases }: GrammarContext): Meaning {
  const written = `${repository}:${tag}`;
  const upstream = tag
    .split('-')
    .map((part) => suiteOf(part, releases))
    .find((suite) => suite !== undefined);
  return {
    family: repository,
    flavour: /slim/.test(tag) ? 'slim' : upstream?.distribution === 'alpine' ? 'alpine' : 'full',
    ...(upstream === undefined ? {} : { upstream }),
    precise: true,
    from: [written],
  };
}
