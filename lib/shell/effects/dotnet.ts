import { lastPart, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { artifact } from './artifact';
import { architectureOf, executable } from './executable';
import { type Family, flags, likely, pathOf } from './family';

/** dotnet publish and build: https://learn.microsoft.com/dotnet/core/tools/dotnet-publish */
export const dotnet: Family = { programs: ['dotnet'], effects: dotnetEffects };

const dotnetFlags = flags(
  '-c -o -r -f -a -v -s --configuration --output --runtime --framework --arch --os --verbosity --source --version-suffix --manifest --artifacts-path --use-current-runtime',
  { singleDash: true },
);

function dotnetEffects(command: Command): Effect[] {
  const [verb, ...args] = command.args;
  if (verb?.text !== 'publish' && verb?.text !== 'build') return [];
  const read = flagsOf(args, dotnetFlags);
  const properties = propertiesOf(args.map(({ written }) => written));
  const output = read.value('-o', '--output') ?? properties.get('publishdir');
  const path = pathOf(command, output);
  const rid =
    read.option('-r', '--runtime')?.written ??
    properties.get('runtimeidentifier') ??
    shortRid(read.option('--os')?.written, read.option('-a', '--arch')?.written);
  const certainty = likely(command);
  if (verb.text === 'publish' && properties.get('publishaot') === 'true') {
    return [
      ahead(
        command,
        read.operands[0]?.text,
        path,
        rid,
        read.option('-a', '--arch')?.written,
        properties.get('staticexecutable') === 'true',
        certainty,
      ),
    ];
  }
  const contained = selfContained(
    args.map(({ written }) => written),
    properties,
  );
  const kind = contained ? 'dotnet-self-contained' : 'dotnet-framework-dependent';
  return [artifact(command, kind, path, rid, certainty)];
}

/** `-p:Name=value`, `/p:…`, `--property:…`, `-property …`: names in lower case. */
function propertiesOf(words: readonly string[]): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const [index, word] of words.entries()) {
    const [, attached] = /^(?:--?|\/)(?:p|property)[:=](.*)$/i.exec(word) ?? [];
    const text = attached ?? (/^--?(p|property)$/.test(word) ? words[index + 1] : undefined);
    for (const pair of text?.split(/[;,](?=\w+=)/) ?? []) {
      const equals = pair.indexOf('=');
      if (equals > 0)
        properties.set(
          pair.slice(0, equals).toLowerCase(),
          pair
            .slice(equals + 1)
            .replaceAll(/^"|"$/g, '')
            .toLowerCase(),
        );
    }
  }
  return properties;
}

function selfContained(words: readonly string[], properties: ReadonlyMap<string, string>): boolean {
  const at = words.findLastIndex((word) => /^(--self-contained|--sc|-sc)([:=].*)?$/.test(word));
  const word = words[at];
  if (words.includes('--no-self-contained')) return false;
  if (word !== undefined) {
    const value = /^[^:=]*[:=](.*)$/.exec(word)?.[1] ?? words[at + 1];
    return value?.toLowerCase() !== 'false';
  }
  const said = properties.get('selfcontained');
  if (said !== undefined) return said === 'true';
  // Trimming is possible for self-contained applications only.
  return properties.get('publishtrimmed') === 'true';
}

/** `--arch` alone leaves the operating system, and with it the C library, to the SDK: nothing is said of it here. */
function shortRid(os: string | undefined, architecture: string | undefined): string | undefined {
  if (os === undefined) return undefined;
  return `${os}-${architecture === 'amd64' ? 'x64' : (architecture ?? 'x64')}`;
}

function ahead(
  command: Command,
  project: string | undefined,
  folder: string | undefined,
  rid: string | undefined,
  arch: string | undefined,
  fixed: boolean,
  certainty: Effect['certainty'],
): Effect {
  const name =
    project !== undefined && /\.(cs|fs|vb)proj$/.test(project)
      ? lastPart(project).replace(/\.\w+proj$/, '')
      : undefined;
  return executable(command, {
    language: 'dotnet-aot',
    linkage: fixed ? 'static' : 'dynamic',
    reason: fixed ? { code: 'static-executable-property' } : { code: 'tool-links-libc', tool: 'PublishAot' },
    // Whatever it is published for, the linker of the stage links it: https://github.com/dotnet/runtime/issues/92294
    libc: undefined,
    architecture: architectureOf(rid?.split('-').at(-1) ?? arch ?? ''),
    os: rid?.split('-')[0]?.replace(/^osx$/, 'darwin').replace(/^win$/, 'windows'),
    path: name === undefined ? undefined : resolveKnown(folder, name),
    directory: folder,
    certainty,
  });
}
