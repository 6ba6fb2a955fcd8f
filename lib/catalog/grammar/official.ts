import { nameOf } from '../../words/names';
import type { Language } from '../image';
import type { Upstream } from '../values';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';
import { suiteOf } from './suites';

/** How the tags of one Docker Official Image with a language or a program are put together. */
type Scheme = {
  readonly repository: string;
  readonly language: string;
  readonly vendor?: string;
  /** Distribution of tags that name none. */
  readonly distribution: string;
  /** Pieces beside version and suite that tell kinds apart, with the kind they mean when missing. */
  readonly kinds?: readonly string[];
  readonly usual?: string;
  readonly linePattern: RegExp;
};

const twoNumbers = /^\d+\.\d+/;
const oneNumber = /^\d+/;

const schemes: readonly Scheme[] = [
  { repository: 'golang', language: 'go', distribution: 'debian', linePattern: twoNumbers },
  {
    repository: 'node',
    language: 'nodejs',
    distribution: 'debian',
    kinds: ['slim'],
    linePattern: oneNumber,
  },
  {
    repository: 'python',
    language: 'python',
    distribution: 'debian',
    kinds: ['slim'],
    linePattern: twoNumbers,
  },
  { repository: 'ruby', language: 'ruby', distribution: 'debian', kinds: ['slim'], linePattern: twoNumbers },
  { repository: 'rust', language: 'rust', distribution: 'debian', kinds: ['slim'], linePattern: twoNumbers },
  {
    repository: 'php',
    language: 'php',
    distribution: 'debian',
    kinds: ['cli', 'fpm', 'apache', 'zts'],
    usual: 'cli',
    linePattern: twoNumbers,
  },
  {
    repository: 'eclipse-temurin',
    language: 'java',
    vendor: 'eclipse-temurin',
    distribution: 'ubuntu',
    kinds: ['jdk', 'jre', 'minimal'],
    usual: 'jdk',
    linePattern: oneNumber,
  },
  {
    repository: 'amazoncorretto',
    language: 'java',
    vendor: 'amazon-corretto',
    distribution: 'amazon-linux',
    kinds: ['jdk', 'full', 'headful', 'headless', 'generic', 'native'],
    usual: 'jdk',
    linePattern: oneNumber,
  },
  {
    repository: 'openjdk',
    language: 'java',
    vendor: 'openjdk',
    distribution: 'debian',
    kinds: ['jdk', 'jre', 'slim', 'oracle', 'ea', 'rc'],
    usual: 'jdk',
    linePattern: oneNumber,
  },
  { repository: 'gcc', language: 'gcc', distribution: 'debian', linePattern: oneNumber },
  {
    repository: 'perl',
    language: 'perl',
    distribution: 'debian',
    kinds: ['slim', 'threaded'],
    linePattern: twoNumbers,
  },
  {
    repository: 'nginx',
    language: 'nginx',
    distribution: 'debian',
    kinds: ['slim', 'perl', 'otel'],
    linePattern: twoNumbers,
  },
  { repository: 'redis', language: 'redis', distribution: 'debian', linePattern: twoNumbers },
  { repository: 'postgres', language: 'postgresql', distribution: 'debian', linePattern: oneNumber },
  { repository: 'haproxy', language: 'haproxy', distribution: 'debian', linePattern: twoNumbers },
];

export const officialGrammars: readonly Grammar[] = schemes.map((scheme) => ({
  family: scheme.repository,
  repositories: [`docker.io/library/${scheme.repository}`],
  understand: (_, tag, context) => understand(scheme, tag, context),
}));

type Pieces = {
  readonly version: string | undefined;
  readonly suite: Upstream | undefined;
  readonly kinds: readonly string[];
  readonly windows: boolean;
};

function understand(scheme: Scheme, tag: string, context: GrammarContext): Meaning | NoMeaning {
  const isListed = context.tags.spans(scheme.repository, tag, context.today).length > 0;
  const pieces = takeApart(scheme, tag, context, isListed);
  const written = `${scheme.repository}:${tag}`;
  if (pieces === undefined)
    return { unknown: `\`${written}\` does not follow the tags of \`${scheme.repository}\`` };
  if (pieces.windows) return { unknown: `\`${written}\` is a Windows image` };
  const version = versionOf(scheme, pieces.version, context, isListed);
  if (version === undefined && !isListed)
    return { unknown: `no release of ${nameOf(scheme.language)} known here belongs to \`${written}\`` };
  const [line] = scheme.linePattern.exec(version?.version ?? '') ?? [];
  const language: Language = {
    name: scheme.language,
    ...(version === undefined ? {} : { version: version.version }),
    ...(scheme.vendor === undefined ? {} : { vendor: scheme.vendor }),
  };
  return {
    family: scheme.repository,
    flavour: flavourOf(scheme, pieces),
    language,
    ...(line === undefined ? {} : { line }),
    upstream: pieces.suite ?? { distribution: scheme.distribution },
    precise: line === undefined || version?.version !== line,
    ...(version?.because === undefined ? {} : { because: `\`${written}\` means ${version.because}` }),
    from: [written, ...(version?.from ?? [])],
  };
}

function takeApart(
  scheme: Scheme,
  tag: string,
  { releases, tags, today }: GrammarContext,
  isListed: boolean,
): Pieces | undefined {
  const kinds: string[] = [];
  let version: string | undefined;
  let suite: Upstream | undefined;
  let windows = false;
  const parts = tag.replace(/alpine-(\d)/, 'alpine$1').split('-');
  for (const [at, part] of parts.entries()) {
    const found = suiteOf(part, releases);
    if (at === 0 && (/^\d/.test(part) || tags.alias(scheme.repository, part, today) !== undefined))
      version = part;
    else if (/^(windowsservercore|nanoserver|ltsc\d+|\d{4})$/.test(part)) windows = true;
    else if (scheme.kinds?.includes(part) === true) kinds.push(part);
    else if (found !== undefined && suite === undefined) suite = found;
    else if (isListed) kinds.push(part);
    else return undefined;
  }
  return { version, suite, kinds, windows };
}

type Version = { readonly version: string; readonly because?: string; readonly from: readonly string[] };

/** The version a tag names; `latest`, `lts` and short numbers by the table of tags. */
function versionOf(
  scheme: Scheme,
  written: string | undefined,
  context: GrammarContext,
  isListed: boolean,
): Version | undefined {
  const name = written ?? 'latest';
  const alias = context.tags.alias(scheme.repository, name, context.today);
  if (alias !== undefined)
    return { version: alias.line, because: `${nameOf(scheme.language)} ${alias.line}`, from: [alias.source] };
  const version = name.replace('_', '+');
  const product = context.releases.product(scheme.vendor ?? scheme.language);
  const hasRelease =
    product === undefined || context.releases.find(product.id, version.replace(/\+.*/, '')) !== undefined;
  const isKnown = isListed || (hasRelease && scheme.linePattern.test(version));
  return /^\d/.test(version) && isKnown ? { version, from: [] } : undefined;
}

function flavourOf(scheme: Scheme, { kinds, suite }: Pieces): string {
  const parts = [...kinds].sort();
  if (scheme.usual !== undefined && !parts.some((part) => part !== 'slim' && part !== 'minimal'))
    parts.unshift(scheme.usual);
  if (suite?.distribution === 'alpine') parts.push('alpine');
  return parts.length === 0 ? 'full' : parts.join(' ');
}
