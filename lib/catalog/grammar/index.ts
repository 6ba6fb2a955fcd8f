import { buildToolGrammars } from './build-tools';
import { busyboxGrammar } from './busybox';
import { chainguardGrammar } from './chainguard';
import { distributionGrammars } from './distributions';
import { distrolessGrammar } from './distroless';
import { dotnetGrammar } from './dotnet';
import type { Grammar } from './grammar';
import { hardenedGrammar } from './hardened';
import { officialGrammars } from './official';
import { otherOfficialGrammars } from './other-official';
import { programGrammars } from './programs';
import { publisherGrammars } from './publishers';
import { ubiGrammar } from './ubi';

/** Every grammar of tags. To teach another publisher's way of naming, add a file and a line here. */
export const grammars: readonly Grammar[] = [
  ...officialGrammars,
  ...buildToolGrammars,
  ...otherOfficialGrammars,
  ...programGrammars,
  ...publisherGrammars,
  ...distributionGrammars,
  distrolessGrammar,
  ubiGrammar,
  chainguardGrammar,
  busyboxGrammar,
  dotnetGrammar,
  hardenedGrammar,
];

const exact = new Map<string, Grammar>();
const below: { readonly prefix: string; readonly grammar: Grammar }[] = [];
for (const grammar of grammars) {
  for (const repository of grammar.repositories) {
    if (repository.endsWith('/*')) below.push({ prefix: repository.slice(0, -1), grammar });
    else exact.set(repository, grammar);
  }
}

/** The grammar for a repository, given with its registry. */
export function grammarFor(repository: string): Grammar | undefined {
  return exact.get(repository) ?? below.find(({ prefix }) => repository.startsWith(prefix))?.grammar;
}
