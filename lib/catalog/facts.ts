import { z } from 'zod';
import type { Fact } from '../fact/fact';
import type { Unchanged } from '../text/unchanged';
import {
  accounts,
  bytes,
  digest,
  isoDate,
  libc,
  link,
  none,
  platform,
  port,
  supply,
  text,
  Upstream,
  user,
} from './values';

type About<Value> = {
  /**
   * What images that have no entry take over from those that have: what is `inside` differs between the kinds of a
   * repository, the rest of what stays from build to build only between repositories. Left out: it is of one build.
   */
  readonly stays?: 'inside' | 'beside';
  /** Whether `data:check` asks every family for it, or says which lack it because verdicts on images rest on it. */
  readonly asked?: 'always' | 'for-verdicts';
  /** Whether an image has it because the image below has it. Left out: that below says nothing of it. */
  passesOn?(value: Value): boolean;
  /** What of it holds above; left out: all of it. */
  asBelow?(value: Value): Value;
};

/** One fact: what stands in the data, and what becomes of it. */
type Declaration<Written, Value> = About<Value> & {
  readonly schema: z.ZodType<Written>;
  read(written: Written): Value;
};

function fact<Written>(
  schema: z.ZodType<Written>,
  about: About<Unchanged<Written>> = {},
): Declaration<Written, Unchanged<Written>> {
  return { ...about, schema, read: (written) => written };
}

/** A file, or what packages bring: there where it is there below. */
const inherited = { stays: 'inside', passesOn: (there: boolean) => there } as const;

/**
 * Everything comparable about one image variant, one vocabulary for all families: schema of the data, type, reader and
 * what is taken over follow from this list. `false`, `'none'` and `[]` mean "known to be absent".
 */
const declarations = {
  publisher: fact(text, { stays: 'beside', asked: 'always' }),
  purpose: fact(z.enum(['base', 'runtime', 'builder', 'debug', 'application']), {
    stays: 'beside',
    asked: 'always',
  }),
  /** `vendor`: whose build it is where there are several, as with Java. */
  language: fact(
    z.union([
      none,
      z.strictObject({ name: text, version: text.exactOptional(), vendor: text.exactOptional() }),
    ]),
    { asked: 'always' },
  ),
  upstream: fact(z.union([none, Upstream]), { passesOn: () => true, asked: 'always' }),
  platforms: fact(z.array(platform).min(1), { asked: 'for-verdicts' }),
  /** Bytes transferred, by platform. */
  compressedSize: fact(bytes),
  /** What the bytes transferred come to by what is inside, where nobody measured them: never exact. */
  estimatedSize: fact(bytes),
  /** Bytes on disk, by platform. */
  unpackedSize: fact(bytes),
  packageCount: fact(z.int().nonnegative()),
  /** Versions of what people choose it for, by name: `{ "node": "24.19.0", "npm": "11.19.0" }`. */
  components: fact(z.record(text, text)),
  /** The complete list of packages inside, name to version, an empty version where the source gives none. */
  packages: { schema: z.record(text, z.string()), read: readPackages },
  /** What the publisher's recipe asks for; dependencies come on top. */
  declaredPackages: fact(z.array(text)),
  /** Programs that somebody looked for in it and did not find; what is not named may be there or not. */
  missingPrograms: fact(z.array(text).min(1), { stays: 'inside' }),
  /** Of the index. */
  digest: fact(digest),
  platformDigests: fact(z.record(platform, digest)),
  /** When the build the figures were read from was made. */
  built: fact(isoDate),
  tags: fact(z.array(text)),
  /** Other repositories that carry the same image. */
  mirrors: fact(z.array(text)),

  /** `name` is what `path` leads to: with dash at `/bin/sh`, bash is `also` there. */
  shell: fact(
    z.union([none, z.strictObject({ name: text, path: text, also: z.array(text).min(1).exactOptional() })]),
    {
      stays: 'inside',
      passesOn: (value) => value !== 'none',
      asked: 'for-verdicts',
    },
  ),
  packageManagers: fact(z.array(text), {
    stays: 'inside',
    passesOn: ({ length }) => length > 0,
    asked: 'for-verdicts',
  }),
  libc: fact(libc, { passesOn: ({ family }) => family !== 'none', asked: 'for-verdicts' }),
  /** The processor its programs are built for, by platform: `{ "linux/amd64": "x86-64-v3" }`. */
  processor: fact(z.record(platform, text), { passesOn: () => true }),
  caCertificates: fact(z.boolean(), { ...inherited, asked: 'for-verdicts' }),
  timeZoneData: fact(z.boolean(), inherited),
  openssl: fact(z.boolean(), inherited),
  passwd: fact(z.boolean(), inherited),
  accounts: fact(accounts, {
    stays: 'inside',
    passesOn: ({ users }) => users.length > 0,
    // Whoever stands on it may have added some.
    asBelow: (below) => ({ ...below, whole: false }),
  }),
  tmp: fact(z.boolean(), inherited),

  /** What the image's configuration says the process runs as; `root` where no USER is set. */
  user: fact(user, { stays: 'beside', asked: 'for-verdicts' }),
  entrypoint: fact(z.array(z.string()), { stays: 'beside', asked: 'for-verdicts' }),
  command: fact(z.array(z.string()), { stays: 'beside', asked: 'for-verdicts' }),
  /** EXPOSE of its recipe; `[]` where it names none. */
  ports: fact(z.array(port), { stays: 'beside' }),
  path: fact(text, { stays: 'beside' }),
  /** ENV without PATH. */
  environment: fact(z.record(text, z.string())),
  workdir: fact(z.string().startsWith('/'), { stays: 'beside' }),

  sbom: fact(z.union([none, supply])),
  signature: fact(z.union([none, supply])),
  provenance: fact(z.union([none, supply])),
  vex: fact(z.union([none, supply])),
  reproducible: fact(z.boolean()),
  fips: fact(z.boolean(), { stays: 'beside' }),
  /** Reference of the variant with a shell, meant for debugging or building. */
  debugSibling: fact(text),

  rebuilt: fact(text),
  access: fact(z.enum(['anonymous', 'login', 'paid']), { stays: 'beside' }),
  licence: fact(text, { stays: 'beside' }),
  documentation: fact(link, { stays: 'beside' }),
  /** Where the files stand that the image is built from. */
  recipe: fact(link, { stays: 'beside' }),
  /**
   * Until when it gets fixes. Of the `image`, its publisher's word counts alone; of a part of it, the earliest does.
   * `noEnd`: it moves on with what is newest, or is empty, so that no day is ever named.
   */
  supportEnds: fact(
    z.union([
      z.strictObject({
        date: isoDate,
        of: z.enum(['image', 'distribution', 'runtime']),
        /** "Debian 11 long-term support", "Go 1.17". */
        what: text,
      }),
      z.strictObject({ noEnd: z.enum(['rolling', 'empty']) }),
    ]),
    { asked: 'for-verdicts' },
  ),
  /** Set when the image is withdrawn, moved or no longer rebuilt; `how` is a clause: "moved to bitnamilegacy". */
  retired: fact(
    z.union([none, z.strictObject({ since: isoDate, how: text, successor: text.exactOptional() })]),
  ),
};

export type FacetId = keyof typeof declarations;

/** As a data file writes it. */
export type Written<Id extends FacetId> = Parameters<(typeof declarations)[Id]['read']>[0];

export type ValueOf<Id extends FacetId> = ReturnType<(typeof declarations)[Id]['read']>;

export type ImageFacts = { readonly [Id in FacetId]: Fact<ValueOf<Id>> };

export const factDeclarations: {
  readonly [Id in FacetId]: Declaration<Written<Id>, ValueOf<Id>>;
} = declarations;

export type Package = { readonly name: string; readonly version?: string };

function readPackages(written: Readonly<Record<string, string>>): readonly Package[] {
  return Object.entries(written).map(([name, version]) => (version === '' ? { name } : { name, version }));
}

const declared: { readonly [Id in FacetId]: unknown } = declarations;

function isFacetId(name: string): name is FacetId {
  return Object.hasOwn(declared, name);
}

export const factIds: readonly FacetId[] = Object.keys(declarations).filter(isFacetId);

/** The facts of an image, each made for its id. */
export function factsFrom(make: <Id extends FacetId>(id: Id) => Fact<ValueOf<Id>>): ImageFacts;
export function factsFrom(make: (id: FacetId) => unknown): unknown {
  return Object.fromEntries(factIds.map((id) => [id, make(id)]));
}
