import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Configuration } from '../lib/policy/configuration';
import {
  maximumConfigurationBytes,
  mostFaultsNamed,
  readConfiguration,
} from '../lib/policy/read-configuration';
import { noSettings, type Settings, settingsFor } from '../lib/policy/settings';
import { rules } from '../lib/rules';
import { InputError } from './input-error';

export const configurationName = 'plinth.config.json';
const packageName = 'package.json';

/** What is looked through for the name of this program. */
const largestPackage = 4 * 1024 * 1024;

/** A configuration that was read, and the folder that its paths count from. */
type Found = { readonly configuration: Configuration; readonly folder: string };

/** What is settled for a file; `context` with the folder of the configuration. */
export type SettingsOf = (file: string) => Settings;

/**
 * What projects have settled for files: by `plinth.config.json`, or `plinth` in package.json, of the nearest folder
 * upwards that has one, to the one with `.git`; by one that is named for all files alike; `-` lies where the command
 * runs. Each is read once. Throws InputError with every fault in one.
 */
export function readSettings(named: string | undefined): SettingsOf {
  const ids = rules.map(({ id }) => id);
  const one = named === undefined ? undefined : readNamed(named, ids);
  const known = new Map<string, Found | undefined>();
  return (file) => {
    const path = resolve(file === '-' ? 'Dockerfile' : file);
    const found = named === undefined ? findAbove(dirname(path), known, ids) : one;
    if (found === undefined) return noSettings;
    const settings = settingsFor(found.configuration, pathWithin(found.folder, path));
    const { context } = settings;
    return context === undefined ? settings : { ...settings, context: join(found.folder, context) };
  };
}

/** With `/` between folders; undefined for what lies elsewhere. */
function pathWithin(folder: string, path: string): string | undefined {
  const parts = relative(folder, path).split(sep);
  return parts[0] === '..' || resolve(folder, ...parts) !== path ? undefined : parts.join('/');
}

function findAbove(
  from: string,
  known: Map<string, Found | undefined>,
  ids: readonly string[],
): Found | undefined {
  const passed: string[] = [];
  let folder = from;
  let found: Found | undefined;
  while (!known.has(folder)) {
    passed.push(folder);
    found = readIn(folder, ids);
    const above = dirname(folder);
    if (found !== undefined || above === folder || existsSync(join(folder, '.git'))) break;
    folder = above;
  }
  found ??= known.get(folder);
  for (const each of passed) known.set(each, found);
  return found;
}

function readIn(folder: string, ids: readonly string[]): Found | undefined {
  const path = join(folder, configurationName);
  const packagePath = join(folder, packageName);
  const own = isFile(path) ? readOne(path, ids) : undefined;
  const packaged = isFile(packagePath) ? readPackage(packagePath, ids) : undefined;
  if (own !== undefined && packaged !== undefined)
    throw new InputError(
      `${shown(path)}: ${packageName} beside it has a configuration under \`plinth\` too; keep one of them`,
    );
  return own ?? packaged;
}

function readNamed(path: string, ids: readonly string[]): Found {
  if (!isFile(path)) throw new InputError(`${path}: there is no such file; --config names a configuration`);
  const whole = resolve(path);
  if (basename(path) !== packageName) return readOne(whole, ids);
  const found = readPackage(whole, ids);
  if (found === undefined) throw new InputError(`${path}: it has no configuration under \`plinth\``);
  return found;
}

function readOne(path: string, ids: readonly string[]): Found {
  return { configuration: understood(path, '', parsed(path, textOf(path)), ids), folder: dirname(path) };
}

/** Most have nothing for this program, and those are not parsed: what is wrong in them is for others to say. */
function readPackage(path: string, ids: readonly string[]): Found | undefined {
  const text = textOf(path, largestPackage);
  if (!text.includes('"plinth"')) return undefined;
  const value = parsed(path, text);
  if (typeof value !== 'object' || value === null || !('plinth' in value)) return undefined;
  return { configuration: understood(path, 'plinth', value.plinth, ids), folder: dirname(path) };
}

function understood(path: string, under: string, value: unknown, ids: readonly string[]): Configuration {
  const read = readConfiguration(value, ids);
  if (read.kind === 'configuration') return read.configuration;
  const { faults } = read;
  const lines = faults
    .slice(0, mostFaultsNamed)
    .map(({ path: place, message }) => [[under, place].filter((part) => part !== '').join('.'), message])
    .map(([place, message]) => (place === '' ? `the whole ${message}` : `${place} ${message}`));
  const more = faults.length - lines.length;
  const count = faults.length === 1 ? 'one entry is' : `${faults.length} entries are`;
  throw new InputError(`${shown(path)}: ${count} not understood`, {
    details: more > 0 ? [...lines, `and ${more} more`] : lines,
  });
}

function textOf(path: string, most: number = maximumConfigurationBytes): string {
  const size = sizeOf(path);
  if (size > most)
    throw new InputError(
      `${shown(path)}: ${size} bytes are too many; a configuration has at most ${most / 1024} KiB`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    throw new InputError(
      `${shown(path)}: ${cause instanceof TypeError ? 'it is not UTF-8 text' : 'it cannot be read'}`,
    );
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    throw new InputError(`${shown(path)}: it is not JSON${why}`);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** From the folder the command runs in, where that is shorter. */
function shown(path: string): string {
  const here = relative(process.cwd(), path);
  return here === '' || here.startsWith('..') ? path : here;
}
