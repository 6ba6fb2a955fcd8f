import type { FactEntries } from '../family';
import type { Language } from '../image';
import type { TagGround } from '../tags';
import type { Upstream } from '../values';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';
import { suiteOf } from './suites';

/** How the tags of a program, a language or a toolkit are put together, whoever publishes it: pieces with dashes between them. */
export type Scheme = {
  readonly family: string;
  readonly repositories: readonly string[];
  /** As facts name it; left out where an image is of no language and no product. */
  readonly language?: string;
  readonly vendor?: string;
  /** What of a version is supported as one: `8.4` of `8.4.11`. */
  readonly line: RegExp;
  /** Where other numbers come before it, what a version looks like. */
  readonly version?: RegExp;
  /** Distribution of tags that name none. */
  readonly distribution?: string;
  /** Pieces that tell kinds apart. */
  readonly kinds?: RegExp;
  /** The language inside where a piece of its own names it; what else looks like a version is that of the program. */
  readonly inside?: { readonly name: string; readonly vendor?: string; readonly pattern: RegExp };
  /** The version is that of the program, and says nothing of the language it is written in. */
  readonly isOfProgram?: boolean;
  /** What comes before the last number counts builds of the image, and what follows its line their days. */
  readonly isDated?: boolean;
  readonly isWindows?: boolean;
  /** A piece that names the release of its distribution. */
  readonly release?: RegExp;
  /** A tag with a piece that is neither version, distribution nor kind is not theirs; else it is a kind nobody knows. */
  readonly isClosed?: boolean;
};

export function grammarOf(scheme: Scheme): Grammar {
  return {
    family: scheme.family,
    repositories: scheme.repositories,
    understand: (repository, tag, context) => understand(scheme, repository, tag, context),
  };
}

function withoutLanguage(written: string): FactEntries {
  return { language: { value: 'none', derived: 'an image without a language', from: [written] } };
}

type Pieces = {
  readonly inside: string | undefined;
  readonly version: string | undefined;
  readonly suite: Upstream | undefined;
  readonly kinds: readonly string[];
};

function understand(
  scheme: Scheme,
  repository: string,
  tag: string,
  context: GrammarContext,
): Meaning | NoMeaning {
  const short = repository.replace(/^docker\.io\/(library\/)?/, '');
  const written = `${short}:${tag}`;
  const pieces = takeApart(scheme, tag, context);
  if (pieces === undefined) return { unknown: `\`${written}\` does not follow the tags of \`${short}\`` };
  if (pieces === 'windows') return { unknown: `\`${written}\` is a Windows image` };
  const alias = context.tags.alias(short, pieces.version ?? 'latest', context.today);
  const version = alias?.line ?? pieces.version;
  const [line] = version === undefined ? [] : (scheme.line.exec(version) ?? []);
  const language = languageOf(scheme, pieces, scheme.isDated === true ? line : version);
  const { distribution } = scheme;
  const ground = context.tags.ground(scheme.repositories[0] ?? '', line);
  const upstream = pieces.suite ?? upstreamOf(distribution, ground);
  return {
    family: scheme.family,
    flavour: [...pieces.kinds].sort().join(' ') || 'full',
    ...(language === undefined ? {} : { language }),
    ...(line === undefined ? {} : { line }),
    ...(upstream === undefined ? {} : { upstream }),
    // What has no version stands for whatever was built last.
    ...(line === undefined || version !== line ? { precise: true } : {}),
    from: [
      written,
      ...(alias === undefined ? [] : [alias.source]),
      ...(upstream?.release !== undefined && pieces.suite === undefined ? [ground?.source ?? []].flat() : []),
    ],
    ...(language === undefined && scheme.inside === undefined ? { facts: withoutLanguage(written) } : {}),
  };
}

function upstreamOf(distribution: string | undefined, ground: TagGround | undefined): Upstream | undefined {
  if (distribution === undefined) return undefined;
  return ground?.distribution === distribution ? { distribution, release: ground.release } : { distribution };
}

const anyVersion = /^v?\d[\w.+]*$/;
const windows = /^(windowsservercore|nanoserver|windows|ltsc\d+|1809)$/;
/** Builds of one version, and processors, are no kinds. */
const passing = /^(\d{6,}|\d{4}\.\d{2}.*|amd64|arm64|arm64v8|x86_64|aarch64|latest|stable|lts)$/;

function takeApart(
  scheme: Scheme,
  tag: string,
  { releases }: GrammarContext,
): Pieces | 'windows' | undefined {
  const kinds: string[] = [];
  let inside: string | undefined;
  let version: string | undefined;
  let suite: Upstream | undefined;
  for (const part of tag.replace(numberApart, '$1').split('-')) {
    const language = scheme.inside?.pattern.exec(part)?.[1];
    const found = releaseIn(scheme, part) ?? suiteOf(part, releases) ?? namedWithNumber(part);
    if (found !== undefined) suite = suite?.release === undefined ? found : suite;
    else if (windows.test(part)) return 'windows';
    else if (language !== undefined && inside === undefined) inside = language;
    else if (scheme.kinds?.test(part) === true) kinds.push(part);
    else if ((version === undefined || scheme.isDated) && (scheme.version ?? anyVersion).test(part))
      version = part.replace(/^v/, '');
    else if (passing.test(part)) continue;
    else if (scheme.isClosed === true) return undefined;
    else kinds.push(part);
  }
  return { inside, version, suite, kinds };
}

/** The number of a release stands apart from the name of the distribution. */
const numberApart =
  /\b(alpine(?=-3\.\d)|ubuntu(?=-\d\d\.\d)|debian(?=-1\d(?![.\d]))|fedora(?=-\d\d(?![.\d]))|centos(?=-[5-9](?![.\d]))|amazonlinux(?=-2))-/;

function releaseIn({ distribution, isWindows, release }: Scheme, part: string): Upstream | undefined {
  if (isWindows === true)
    return /^(ltsc\d{4}|1809|20H2)$/.test(part) ? { distribution: 'windows', release: part } : undefined;
  const number = release?.exec(part)?.[1];
  return number === undefined || distribution === undefined ? undefined : { distribution, release: number };
}

const distributions: readonly (readonly [RegExp, string])[] = [
  [/^ubuntu(\d\d)\.?(04|10)$/, 'ubuntu'],
  [/^rocky(?:linux)?(\d+)(?:\.\d+)?$/, 'rocky-linux'],
  [/^almalinux(\d+)$/, 'almalinux'],
  [/^centos(?:stream)?(\d+)$/, 'centos'],
  [/^amazonlinux(2023|2)$/, 'amazon-linux'],
  [/^(?:ol|oraclelinux)(\d+)$/, 'oracle-linux'],
  [/^(?:rhel|ubi)(\d+)$/, 'rhel'],
  [/^fedora(\d+)$/, 'fedora'],
];

/** `ubuntu22.04`, `rockylinux9`, `ol9`. */
function namedWithNumber(piece: string): Upstream | undefined {
  for (const [pattern, distribution] of distributions) {
    const [whole, first, second] = pattern.exec(piece) ?? [];
    if (whole === undefined || first === undefined) continue;
    return { distribution, release: second === undefined ? first : `${first}.${second}` };
  }
  return /^(debian|ubuntu|fedora)$/.test(piece) ? { distribution: piece } : undefined;
}

function languageOf(
  { inside, isOfProgram, language, vendor }: Scheme,
  pieces: Pieces,
  version: string | undefined,
): Language | undefined {
  if (inside !== undefined)
    return pieces.inside === undefined
      ? undefined
      : {
          name: inside.name,
          version: pieces.inside,
          ...(inside.vendor === undefined ? {} : { vendor: inside.vendor }),
        };
  if (language === undefined) return undefined;
  return {
    name: language,
    ...(version === undefined || isOfProgram === true ? {} : { version }),
    ...(vendor === undefined ? {} : { vendor }),
  };
}
