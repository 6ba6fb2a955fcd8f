import type { Effect, ExecutableBuilt, PackageName } from '../effect';

/** An effect in one line, for lists and tests: `certain install apt curl=8 git`. */
export function summaryOf(effect: Effect): string {
  const parts = wordsOf(effect).filter((part) => part !== undefined && part !== '');
  return (effect.certainty === 'certain' ? parts : [...parts, `(${effect.certainty})`]).join(' ');
}

function wordsOf(effect: Effect): (string | undefined)[] {
  switch (effect.kind) {
    case 'packages-installed':
    case 'packages-removed': {
      const { manager, packages, root, incomplete, virtual, unsigned } = effect;
      const verb = effect.kind === 'packages-installed' ? 'install' : 'remove';
      const where = [root && `in ${root}`, virtual && `as ${virtual}`, unsigned && 'unsigned'];
      return [
        verb,
        manager,
        ...packages.map(packageText),
        incomplete ? '…' : '',
        ...where.map((part) => part || ''),
      ];
    }
    case 'user-created':
      return [
        'user',
        effect.name,
        pair('uid', effect.uid),
        pair('group', effect.group),
        pair('home', effect.home),
      ];
    case 'group-created':
      return ['group', effect.name, pair('gid', effect.gid)];
    case 'file-written':
      return ['write', effect.path, effect.content === undefined ? '' : JSON.stringify(effect.content)];
    case 'directory-created':
      return ['mkdir', effect.path];
    case 'path-removed':
      return ['rm', effect.path];
    case 'path-copied':
      return ['copy', effect.from, '→', effect.to];
    case 'path-moved':
      return ['move', effect.from, '→', effect.to];
    case 'path-linked':
      return ['link', effect.to, '→', effect.from];
    case 'mode-changed':
      return ['mode', effect.value, effect.path, effect.recursive ? 'recursive' : ''];
    case 'owner-changed':
      return ['owner', effect.value, effect.path, effect.recursive ? 'recursive' : ''];
    case 'downloaded':
      return [
        'download',
        effect.url ?? '?',
        effect.path && `→ ${effect.path}`,
        effect.pipedTo && `| ${effect.pipedTo}`,
        effect.verified ? 'verified' : '',
        effect.tlsOff ? 'without TLS' : '',
      ];
    case 'unpacked':
      return ['unpack', effect.archive ?? 'input', '→', effect.into ?? '?'];
    case 'artifact-built':
      return [effect.artifact, effect.path ?? '?', pair('target', effect.target)];
    case 'executable-built':
      return executableWords(effect);
    default:
      return effect satisfies never;
  }
}

function executableWords(built: ExecutableBuilt): (string | undefined)[] {
  const place = built.path ?? (built.directory === undefined ? '?' : `${built.directory}/?`);
  return [
    built.language,
    place,
    built.linkage,
    built.libc,
    built.os,
    built.architecture,
    ...built.libraries,
    built.timeZoneDataInside ? 'time zones inside' : '',
  ];
}

function packageText({ name, version }: PackageName): string {
  return version === undefined ? name : `${name}=${version}`;
}

function pair(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `${name}=${value}`;
}
