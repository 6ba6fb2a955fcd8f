import { z } from 'zod';
import type { Observation, Seen } from './observation';

/** What an observation looks like where it comes from outside: a file of the data, or what somebody wrote by hand. */

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const platform = z.string().regex(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/);
const path = z.string().startsWith('/');
const bytes = z.int().nonnegative();
const text = z.string().min(1);

function seen<Value>(value: z.ZodType<Value>): z.ZodType<Seen<Value>> {
  return z.discriminatedUnion('known', [
    z.strictObject({ known: z.literal(true), value, paths: z.array(text) }),
    z.strictObject({
      known: z.literal(false),
      because: z.enum(['layer-not-read', 'not-understood', 'too-large']),
    }),
  ]);
}

const layer = z.strictObject({
  digest,
  mediaType: text,
  packing: z.enum(['gzip', 'zstd', 'none']),
  size: bytes,
  unpacked: bytes.exactOptional(),
  entries: bytes.exactOptional(),
  fault: text.exactOptional(),
});

const config = z.strictObject({
  created: z.string().exactOptional(),
  user: z.string().exactOptional(),
  entrypoint: z.array(z.string()).exactOptional(),
  command: z.array(z.string()).exactOptional(),
  environment: z.array(z.string()),
  workdir: z.string().exactOptional(),
  labels: z.record(z.string(), z.string()),
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
  stopSignal: z.string().exactOptional(),
  history: z.array(
    z.strictObject({
      created: z.string().exactOptional(),
      createdBy: z.string().exactOptional(),
      empty: z.boolean(),
    }),
  ),
  diffIds: z.array(digest),
});

const attached = z.strictObject({
  found: z.enum(['in-index', 'referrer', 'tag']),
  kind: z.enum(['sbom', 'provenance', 'signature', 'vex', 'other']),
  digest,
  mediaType: text,
  size: bytes,
  predicateType: z.string().exactOptional(),
  signer: z.strictObject({ identity: z.string(), issuer: z.string().exactOptional() }).exactOptional(),
  verified: z.boolean(),
});

const none = z.literal('none');
const user = z.strictObject({
  name: text,
  uid: bytes,
  gid: bytes,
  home: z.string(),
  shell: z.string(),
});

const facts = z.strictObject({
  os: seen(
    z.union([
      none,
      z.strictObject({
        id: text,
        version: text.exactOptional(),
        name: text.exactOptional(),
        codename: text.exactOptional(),
      }),
    ]),
  ),
  packages: seen(
    z.strictObject({
      format: z.enum(['dpkg', 'apk', 'rpm', 'none']),
      list: z.array(
        z.strictObject({
          name: text,
          version: z.string(),
          origin: text.exactOptional(),
          architecture: text.exactOptional(),
        }),
      ),
    }),
  ),
  packageManagers: seen(z.array(text)),
  libc: seen(
    z.strictObject({ family: z.enum(['glibc', 'musl', 'uclibc', 'none']), version: text.exactOptional() }),
  ),
  shells: seen(z.array(z.strictObject({ path, name: text }))),
  busybox: seen(z.array(text)),
  programs: seen(z.array(z.strictObject({ name: text, path, target: path.exactOptional() }))),
  libraries: seen(z.array(z.strictObject({ soname: text, path }))),
  interpreters: seen(z.array(z.strictObject({ name: text, version: text.exactOptional(), path }))),
  accounts: seen(
    z.union([
      none,
      z.strictObject({
        users: z.array(user),
        groups: z.array(z.strictObject({ name: text, gid: bytes })),
      }),
    ]),
  ),
  certificates: seen(z.union([none, z.strictObject({ count: bytes })])),
  timeZoneData: seen(z.boolean()),
  locales: seen(z.array(text)),
  tmp: seen(z.union([none, z.strictObject({ mode: z.string().regex(/^[0-7]{3,4}$/) })])),
  setuid: seen(z.array(z.strictObject({ path, mode: text }))),
  caches: seen(z.array(z.strictObject({ path, bytes }))),
  unpackedSize: seen(bytes),
  files: seen(bytes),
});

export const observationSchema: z.ZodType<Observation> = z.strictObject({
  schemaVersion: z.literal(1),
  reference: text,
  digest,
  index: digest.exactOptional(),
  platform,
  platforms: z.array(platform).min(1),
  observed: z.iso.date(),
  config,
  layers: z.array(layer),
  facts,
  attached: z.array(attached).exactOptional(),
});
