import { z } from 'zod';
import { withoutTrailing } from '../text/cut';

function wholeNumber(least: number, message: string) {
  return z.coerce.number(message).int(message).min(least, message);
}

function upTo(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return wholeNumber(least, message).max(most, message);
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, `must be one of: ${values.join(', ')}`);
}

/** A name, as people write it into an address: numbers would lead past what is looked at of names. */
const hostName = /^(?:[a-z0-9-]{1,63}\.){0,16}[a-z][a-z0-9-]{0,62}(?::\d{1,5})?$/;

/** As before the first slash of an image reference: a name or an address, and a port. */
const registryName = /^(?:(?:[a-z0-9-]{1,63}\.){0,16}[a-z0-9-]{1,63}|\[[0-9a-f:]{2,45}\])(?::\d{1,5})?$/;

const notAPort = ({ input }: { readonly input?: unknown }) =>
  `is "${input}", which is not a port. Give a number from 1 to 65535`;

/** What the server may be told from outside, each with what is taken where nothing is said. */
const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: notAPort })
    .refine((text) => Number(text) > 0 && Number(text) < 65_536, { error: notAPort })
    .transform(Number)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:%-]{1,255}$/, 'must be a name or an address to listen on, such as 0.0.0.0')
    .default('127.0.0.1'),
  /** Folder of the report database. */
  PLINTH_DATA_DIR: z.string().default('.plinth'),
  /** PostgreSQL database of the reports, in place of a file in that folder: any number of servers share it. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: 'must be an address such as postgres://user@host/database' })
    .optional(),
  /** Folder of the catalog, in place of `data/`: for measuring with a larger one. */
  PLINTH_CATALOG_DIR: z.string().optional(),
  /** Address under which people reach this server, for the links it hands out. */
  PLINTH_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => withoutTrailing(url, '/'))
    .optional(),
  /** Proxies in front of this server that each write down in X-Forwarded-For who reached them. */
  PLINTH_TRUSTED_PROXIES: upTo(0, 16).default(0),
  /** Reports that one client may share in an hour; 0 for as many as it likes. */
  PLINTH_REPORTS_PER_HOUR: wholeNumber(0, 'must be a whole number').default(60),
  /** Analyses, rewrites and the like that one client may ask for in a minute; 0 for as many as it likes. */
  PLINTH_ANALYSES_PER_MINUTE: wholeNumber(0, 'must be a whole number').default(0),
  /** Size of the report database, in MiB, at which no more is stored. */
  PLINTH_STORE_MIB: wholeNumber(1, 'must be a whole number above 0').default(2048),
  /** Workers beside the server; of two or more, one is kept free of large files. */
  PLINTH_WORKERS: upTo(1, 64).default(2),
  /** Examples that a worker analyzes when it has nothing else to do, so that the first files sent are read quickly. */
  PLINTH_PRACTICE: wholeNumber(0, 'must be a whole number').default(200),
  /** The least that is written to the log. */
  PLINTH_LOG: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Who is answered at /metrics: programs of this machine, everybody or nobody. */
  PLINTH_METRICS: oneOf(['local', 'all', 'off']).default('local'),
  /** Whether files are fetched from public addresses; where nothing is said, on a server of this machine alone. */
  PLINTH_FETCH: oneOf(['on', 'off']).optional(),
  /** Further hosts to fetch from, such as a company's own GitLab. */
  PLINTH_FETCH_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .refine((names) => names.every((name) => hostName.test(name)), {
      error: 'must be names of hosts with commas between them, such as gitlab.example.com',
    })
    .default([]),
  /** Registries that images are measured from beside those of the catalog; `*` for all public ones, `none` for none at all. */
  PLINTH_REGISTRIES: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .refine((names) => names.every((name) => registryName.test(name) || name === '*'), {
      error:
        'must be names of registries with commas between them, such as registry.example.com:5000, or * or none',
    })
    .refine((names) => names.length === 1 || !names.includes('none'), {
      error: 'cannot name none beside registries',
    })
    .default([]),
  /** Images that one client may have measured in an hour; 0 for as many as it likes. */
  PLINTH_INSPECTIONS_PER_HOUR: wholeNumber(0, 'must be a whole number').default(60),
  /** Pins the date that support ends are judged by, for tests and screenshots. */
  PLINTH_TODAY: z.iso.date('must be a date such as 2026-11-23').optional(),
});
export type Settings = Omit<z.infer<typeof Settings>, 'PLINTH_FETCH'> & {
  readonly PLINTH_FETCH: 'on' | 'off';
};

export type SettingsRead =
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** Each begins with the name of its variable, and says what is allowed. */
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** Reads variables of an environment. An empty one counts as not set; those of others are passed over. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): SettingsRead {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = Settings.safeParse(set);
  if (result.success) return { kind: 'settings', settings: withFetch(result.data) };
  const first = new Map<string, string>();
  for (const { path, message } of result.error.issues) {
    const name = path.join('.');
    if (!first.has(name)) first.set(name, `${name} ${message}`);
  }
  return { kind: 'faults', faults: [...first.values()] };
}

const ownHosts: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Where others reach the server, whoever runs it decides whether it asks anything outside for them. */
function withFetch(settings: z.infer<typeof Settings>): Settings {
  const { HOST, PLINTH_PUBLIC_URL, PLINTH_TRUSTED_PROXIES } = settings;
  const isAlone = ownHosts.has(HOST) && PLINTH_PUBLIC_URL === undefined && PLINTH_TRUSTED_PROXIES === 0;
  return { ...settings, PLINTH_FETCH: settings.PLINTH_FETCH ?? (isAlone ? 'on' : 'off') };
}
