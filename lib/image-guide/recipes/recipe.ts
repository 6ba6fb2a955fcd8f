import { isRoot } from '../../account/account';
import type { Catalog, CatalogImage } from '../../catalog/image';
import { baseName } from '../../path/path';
import { withoutTrailing } from '../../text/cut';

/** A Dockerfile that ends on a given image, for programs of one language. */
export type Recipe = {
  readonly language: 'go' | 'rust' | 'c' | 'java' | 'nodejs' | 'python' | 'dotnet';
  readonly title: string;
  readonly dockerfile: string;
  /** What to know before taking it over: one sentence each. */
  readonly notes: readonly string[];
};

export type RecipeMaker = (image: CatalogImage, catalog: Catalog) => Recipe | undefined;

/** Any number above the system's own works; this one is what Distroless and Wolfi call nonroot. */
const nonroot = 'USER 65532:65532';

/** Images meant to stand on, without a language of their own. */
export function isPlainBase({ facts }: CatalogImage): boolean {
  const { language, purpose } = facts;
  if (language.known && language.value !== 'none') return false;
  return purpose.known && (purpose.value === 'base' || purpose.value === 'debug');
}

/** Version of the language inside, where it is that language and it is known. */
export function languageOf(
  { facts }: CatalogImage,
  name: string,
): { readonly version: string | undefined } | undefined {
  const { language } = facts;
  if (!language.known || language.value === 'none' || language.value.name !== name) return undefined;
  return { version: language.value.version };
}

export function isCurrent({ facts }: CatalogImage): boolean {
  return !facts.retired.known || facts.retired.value === 'none';
}

/** Whether the image is one to run programs on, as opposed to building with. */
export function runsPrograms({ facts }: CatalogImage): boolean {
  return facts.purpose.known && (facts.purpose.value === 'runtime' || facts.purpose.value === 'debug');
}

/** The newest image of a family that is still made and passes the test; families list the newest first. */
export function newest(
  catalog: Catalog,
  family: string,
  test: (image: CatalogImage) => boolean = () => true,
) {
  return catalog.images.find((image) => image.family === family && isCurrent(image) && test(image));
}

/** `USER` for an image that would run as root, or of which it is not known. */
export function userLine({ facts }: CatalogImage): string | undefined {
  const { user } = facts;
  return !user.known || isRoot(user.value) ? nonroot : undefined;
}

/** Root certificates from the build stage where the image is known to have none. */
export function certificatesLine({ facts }: CatalogImage): string | undefined {
  const isMissing = facts.caCertificates.known && !facts.caCertificates.value;
  return isMissing ? 'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/' : undefined;
}

export function hasMusl({ facts }: CatalogImage): boolean {
  return facts.libc.known && facts.libc.value.family === 'musl';
}

/**
 * How to start a program of the image's language: by CMD where the image's own entrypoint already is the
 * interpreter or hands on to one, by ENTRYPOINT where the entrypoint is not known.
 */
export function startLine({ facts }: CatalogImage, interpreter: string, args: readonly string[]): string {
  const { entrypoint } = facts;
  if (!entrypoint.known) return `ENTRYPOINT ${vector([interpreter, ...args])}`;
  const [program, ...given] = entrypoint.value;
  if (program === undefined) return `CMD ${vector([interpreter, ...args])}`;
  const name = baseName(program);
  // `python3.13` and `python` are the same interpreter as `python3`.
  if (!name.startsWith(withoutTrailing(interpreter, '0123456789')))
    return `CMD ${vector([interpreter, ...args])}`;
  const isGiven = given.length > 0 && given.every((word, index) => word === args[index]);
  return `CMD ${vector(isGiven ? args.slice(given.length) : args)}`;
}

function vector(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** Joins lines, leaving out those not needed. */
export function dockerfile(...lines: readonly (string | undefined)[]): string {
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
}

/** `24.3.1` → `24`. */
export function major(version: string): string {
  return version.split('.')[0] ?? version;
}

/** `3.13.15` → `3.13`; undefined where there is no minor part. */
export function minor(version: string): string | undefined {
  return /^\d+\.\d+/.exec(version)?.[0];
}
