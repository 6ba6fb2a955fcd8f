import { nameAndTag } from '../reference/reference';
import { grouped } from '../text/grouped';
import { otherFileCure, otherFileNoun, type Recognized } from '../words/other-file';
import type { Concern, Summary } from './report';
import { consequenceHeadings, plural } from './words';

/** Why it is not known whether what a file makes runs. */
export type Unknown =
  | { readonly kind: 'windows' }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'not-in-catalog'; readonly reference: string }
  | { readonly kind: 'unresolved'; readonly written: string; readonly variables: readonly string[] };

type Failing = Exclude<Summary['verdict'], 'no-failure-found' | 'not-known'>;

/** What the summary says, before it is said. */
export type Headline = { readonly concerns: readonly Concern[] } & (
  | {
      readonly kind: 'fails';
      readonly verdict: Failing;
      /** Of the finding, as it begins a sentence. */
      readonly what: string;
      readonly line: number;
      /** How many more fail in the same way. */
      readonly more: number;
    }
  | { readonly kind: 'not-known'; readonly why: Unknown }
  /** `isOpen`: the report names things that are not known, which may fail. */
  | { readonly kind: 'no-failure'; readonly isOpen: boolean; readonly toLookAt: number }
  | { readonly kind: 'no-dockerfile'; readonly file: Recognized }
);

/** The headline as a sentence, without its full stop. */
export function headlineText(headline: Headline): string {
  const { kind } = headline;
  const shipped = headline.concerns.filter(({ ships }) => ships);
  switch (kind) {
    case 'fails': {
      const { verdict, what, line, more } = headline;
      const isBuilt = verdict !== 'will-not-build';
      const others = more > 0 ? `, and ${grouped(more)} more` : '';
      return `${consequenceHeadings[verdict]}: ${withinSentence(what)} (line ${line})${others}${besides(shipped, isBuilt)}`;
    }
    case 'not-known': {
      const { why } = headline;
      if (why.kind === 'windows')
        return `This builds a Windows image; what Plinth knows is about Linux images${besides(shipped, true)}`;
      const named = shipped.some((each) => each.kind === 'no-fixes');
      const clauses = [...shipped.map((each) => clauseOf(each, true)), unknownClause(why, named)];
      return `No failure found, but ${clauses.join(', and ')}`;
    }
    case 'no-failure': {
      const { isOpen, toLookAt, concerns } = headline;
      const nothing = 'Nothing found that keeps this from building or starting';
      if (shipped.length > 0)
        return `${isOpen ? nothing : 'Builds and starts'}, but ${shipped.map((each) => clauseOf(each, true)).join(', and ')}`;
      const clauses = concerns.map((each) => clauseOf(each, false));
      const further = toLookAt - concerns.reduce((sum, { count }) => sum + count, 0);
      if (further > 0) {
        const things = plural(further, 'thing', 'things');
        clauses.push(concerns.length > 0 ? `${things} more to look at` : `${things} to look at`);
      }
      return clauses.length === 0 ? nothing : `${nothing}; ${clauses.join(', and ')}`;
    }
    case 'no-dockerfile':
      return `${otherFileNoun(headline.file)}: ${otherFileCure(headline.file)}`;
    default:
      return kind satisfies never;
  }
}

function besides(concerns: readonly Concern[], isBuilt: boolean): string {
  if (concerns.length === 0) return '';
  return `; besides, ${concerns.map((each) => clauseOf(each, isBuilt)).join(', and ')}`;
}

/** `isBuilt`: there is an image for a secret to be in. */
function clauseOf(concern: Concern, isBuilt: boolean): string {
  const { count, line, ships } = concern;
  switch (concern.kind) {
    case 'secret': {
      const where = `${concern.what}, line ${line}`;
      const place = isBuilt && ships ? 'the image' : 'the file';
      return count === 1
        ? `a likely secret stays in ${place} (${where})`
        : `${grouped(count)} likely secrets stay in ${place} (the first: ${where})`;
    }
    case 'no-fixes': {
      const { reference, since } = concern;
      const name = nameOf(reference);
      if (ships) return `${name} gets no fixes since ${since}`;
      const others = count === 1 ? '' : ` (and ${grouped(count - 1)} more like it)`;
      return `${name}, which only builds it, gets no fixes since ${since}${others}`;
    }
    default:
      return concern satisfies never;
  }
}

/** Without the digest, where a tag tells more. */
function nameOf(reference: string): string {
  const [name, tag] = nameAndTag(reference);
  if (tag !== '') return `${name}:${tag}`;
  const digest = reference.slice(name.length + 1);
  return digest === '' ? name : `${name}@${digest.slice(0, 'sha256:'.length + 12)}…`;
}

/** `isNamed`: what is said before it names the base already. */
function unknownClause(why: Exclude<Unknown, { readonly kind: 'windows' }>, isNamed: boolean): string {
  switch (why.kind) {
    case 'scratch':
      return 'what scratch contains is not known';
    case 'not-in-catalog':
      return isNamed
        ? 'what it contains is not known'
        : `${why.reference} is not in the catalog: what it contains is not known`;
    case 'unresolved': {
      const { variables, written } = why;
      if (written === '') return 'FROM names nothing to stand on';
      if (variables.length === 0) return `what ${written} stands for is not known`;
      return `what this stands on depends on ${variables.join(', ')}, which ${variables.length === 1 ? 'has' : 'have'} no value`;
    }
    default:
      return why satisfies never;
  }
}

/** Words a message may begin with that are small within a sentence; names keep their capital. */
const ordinary =
  /^(A|An|Built|Every|Failed|If|Invariant|It|No|Nothing|One|Packages|Published|The|There|These|This|Unknown|Unterminated|What|Whatever|Without)\b/;

/** Without marks of code, and small at its beginning where it does not begin with a name. */
function withinSentence(text: string): string {
  return text.replaceAll('`', '').replace(ordinary, (word) => word.toLowerCase());
}
