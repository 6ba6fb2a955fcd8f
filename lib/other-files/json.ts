import { z } from 'zod';
import type { Recognized } from '../words/other-file';
import { bakeOf } from './bake';
import { dockerfilePath, plainNames } from './names';

const Keys = z.record(z.string(), z.unknown());

const Target = z.object({
  context: z.string().catch('.'),
  dockerfile: z.string().optional().catch(undefined),
});

const Service = z.object({
  image: z.string().optional().catch(undefined),
  build: z.union([z.string(), Target]).optional().catch(undefined),
});

/** What says that a file is a package.json, two of them at least. */
const ofPackage = [
  'name',
  'version',
  'private',
  'scripts',
  'dependencies',
  'devDependencies',
  'main',
  'engines',
];

/** A Bake or a Compose file, a manifest of Kubernetes or a package.json, all in JSON. */
export function jsonIn(text: string): Recognized | undefined {
  if (!text.startsWith('{')) return undefined;
  const parsed = Keys.safeParse(parse(text));
  if (!parsed.success)
    return isLikePackage(text) ? { kind: 'package-json', dockerfiles: [], images: [] } : undefined;
  const has = (key: string) => Object.hasOwn(parsed.data, key);
  const { target, services } = parsed.data;
  if (has('apiVersion') && has('kind')) return { kind: 'kubernetes', dockerfiles: [], images: [] };
  if (has('target') || has('group')) {
    const targets = Object.values(Keys.catch({}).parse(target));
    return bakeOf(targets.flatMap((each) => Target.safeParse(each).data ?? []).map(withoutUndefined));
  }
  if (has('services')) return composeOf(Object.values(Keys.catch({}).parse(services)));
  return ofPackage.filter(has).length >= 2
    ? { kind: 'package-json', dockerfiles: [], images: [] }
    : undefined;
}

function composeOf(services: readonly unknown[]): Recognized {
  const read = services.flatMap((each) => Service.safeParse(each).data ?? []);
  return {
    kind: 'compose',
    dockerfiles: plainNames(
      read.flatMap(({ build }) => {
        if (build === undefined) return [];
        return typeof build === 'string'
          ? dockerfilePath(build)
          : dockerfilePath(build.context, build.dockerfile);
      }),
    ),
    images: plainNames(read.flatMap(({ image, build }) => (build === undefined ? (image ?? []) : []))),
  };
}

function withoutUndefined({ context, dockerfile }: z.infer<typeof Target>) {
  return { context, ...(dockerfile !== undefined && { dockerfile }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** With a comma too many it is one all the same. */
function isLikePackage(text: string): boolean {
  return ofPackage.filter((key) => text.includes(`"${key}":`)).length >= 3;
}
