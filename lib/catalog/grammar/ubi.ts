import type { Language } from '../image';
import type { Grammar, Meaning, NoMeaning } from './grammar';

/** Every place and spelling of Red Hat's base images: `ubi9`, `ubi9/ubi`, `ubi9-minimal`, `ubi9/ubi-minimal`, `redhat/ubi9-micro`. */
const spellings: readonly RegExp[] = [
  /^registry\.(?:access\.redhat\.com|redhat\.io)\/ubi(\d+)\/(ubi(?:-\w+)?|[a-z][a-z0-9.-]*)$/,
  /^registry\.(?:access\.redhat\.com|redhat\.io)\/ubi(\d+)(-minimal|-micro|-init)?$/,
  /^docker\.io\/redhat\/ubi(\d+)(-minimal|-micro|-init)?$/,
];

export const ubiGrammar: Grammar = {
  family: 'ubi',
  repositories: [
    ...['8', '9', '10'].flatMap((major) => [
      `registry.access.redhat.com/ubi${major}/*`,
      `registry.redhat.io/ubi${major}/*`,
      ...['', '-minimal', '-micro', '-init'].flatMap((kind) => [
        `registry.access.redhat.com/ubi${major}${kind}`,
        `registry.redhat.io/ubi${major}${kind}`,
        `docker.io/redhat/ubi${major}${kind}`,
      ]),
    ]),
  ],
  understand,
};

function understand(repository: string, tag: string): Meaning | NoMeaning {
  const written = `${repository}:${tag}`;
  for (const spelling of spellings) {
    const [whole, major, kind = ''] = spelling.exec(repository) ?? [];
    if (whole === undefined || major === undefined) continue;
    const image = kind === '' ? 'ubi' : kind.startsWith('-') ? `ubi${kind}` : kind;
    return readTag(written, major, image, tag);
  }
  return { unknown: `\`${repository}\` is not a universal base image` };
}

/** `latest`, `9.4`, `9.4-1123`, `9.4-1123.1719560047`: a release and a build of it. */
function readTag(written: string, major: string, image: string, tag: string): Meaning | NoMeaning {
  const isBase = image === 'ubi' || image.startsWith('ubi-');
  const precise = tag !== 'latest';
  if (isBase && precise && !isRelease(tag, major))
    return { unknown: `\`${written}\`: tags of UBI ${major} are latest, ${major}.x and ${major}.x-build` };
  return {
    family: 'ubi',
    flavour: image,
    ...languageOf(image),
    upstream: { distribution: 'rhel', release: major },
    ...(precise ? { precise: true } : {}),
    from: [written],
  };
}

/** `9.4`, `9.4-1234`, `9.4-1234.567-source`. */
function isRelease(tag: string, major: string): boolean {
  return tag.startsWith(`${major}.`) && /^\d+(-[\d.]+)?(-source)?$/.test(tag.slice(major.length + 1));
}

const named: ReadonlyMap<string, string> = new Map([
  ['openjdk', 'java'],
  ['python', 'python'],
  ['nodejs', 'nodejs'],
  ['php', 'php'],
  ['ruby', 'ruby'],
  ['perl', 'perl'],
  ['dotnet', 'dotnet'],
  ['nginx', 'nginx'],
]);

/** `312` is Python 3.12 and `21` Java 21; of .NET the last digit stands behind the point: `80`, `100`. */
function versionOf(name: string, digits: string): string {
  if (name === 'java' || name === 'nodejs') return digits;
  const at = name === 'dotnet' ? digits.length - 1 : 1;
  return `${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** Red Hat's images of a language are named for it: `openjdk-21-runtime`, `python-312-minimal`, `php-83`. */
function languageOf(image: string): { readonly language?: Language } {
  if (image === 'go-toolset') return { language: { name: 'go' } };
  const [, word = '', digits = ''] = /^([a-z]+)-(\d+)(?:-[a-z]+)?$/.exec(image) ?? [];
  const name = named.get(word);
  if (name === undefined) return {};
  return { language: { name, version: versionOf(name, digits) } };
}
