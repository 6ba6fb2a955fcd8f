import { imageOf } from '../bases/base';
import type { CatalogImage } from '../catalog/image';
import type { Contents } from '../contents/contents';
import type { Traced } from '../contents/trace';
import { presentIn } from '../fact/fact';
import { baseName } from '../path/path';
import { type Table, table } from '../text/table';
import { programIn } from './image-programs';
import { isInstalled } from './packages';

/** What a program of a package cannot do without, beside the C library. */
export type Needs = {
  /** By soname, or by its beginning for any version. */
  readonly libraries: readonly string[];
  /** Directories that hold the rest of it. */
  readonly companions: readonly string[];
};

const nothing: Needs = { libraries: [], companions: [] };

/** What `readelf -d` shows of the packages of Debian 12; other distributions link them against the same libraries. */
const libraries: Table<string> = table({
  curl: 'libcurl.so',
  ffmpeg: 'libavdevice.so libavfilter.so libavformat.so libavcodec.so',
  ffprobe: 'libavdevice.so libavfilter.so libavformat.so libavcodec.so',
  psql: 'libpq.so',
  pg_dump: 'libpq.so',
  pg_restore: 'libpq.so',
  pg_isready: 'libpq.so',
  openssl: 'libssl.so libcrypto.so',
  pdftotext: 'libpoppler.so',
  pdftoppm: 'libpoppler.so',
  pdfinfo: 'libpoppler.so',
  wkhtmltopdf: 'libQt5WebKit.so',
  jq: 'libjq.so',
  gs: 'libgs.so',
  tesseract: 'libtesseract.so',
  sqlite3: 'libsqlite3.so',
  rsync: 'libpopt.so',
  gpg: 'libgcrypt.so',
  nginx: 'libpcre2-8.so',
  aria2c: 'libaria2.so',
  socat: 'libssl.so libcrypto.so',
  git: 'libpcre2-8.so libz.so',
});

/** Node.js as its project builds it, which the official images take over. */
const ofImages: Table<string> = table({
  node: 'libstdc++.so.6 libgcc_s.so.1',
});

function words(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(' ');
}

/** What the program at a path of a stage or image needs of what stays behind; `packaged`: the distribution installs it. */
function needsOf(path: string, image: CatalogImage, packaged: boolean): Needs {
  const name = baseName(path);
  if (packaged) {
    const upstream = presentIn(image.facts.upstream);
    const distribution = upstream ? upstream.distribution : undefined;
    const core =
      distribution === 'debian' || distribution === 'ubuntu' ? '/usr/lib/git-core' : '/usr/libexec/git-core';
    return { libraries: words(libraries[name]), companions: name === 'git' ? [core] : [] };
  }
  const version = /^python(3\.\d+)$/.exec(name)?.[1];
  if (image.family === 'python' && path.startsWith('/usr/local/bin/') && /^python/.test(name))
    return {
      libraries: [],
      companions: [version === undefined ? '/usr/local/lib' : `/usr/local/lib/python${version}`],
    };
  if (image.family === 'node' && path.startsWith('/usr/local/bin/')) {
    if (/^(npm|npx|corepack)$/.test(name))
      return { libraries: [], companions: ['/usr/local/lib/node_modules'] };
    return { libraries: words(ofImages[name]), companions: [] };
  }
  if (image.family === 'postgres') return { libraries: words(libraries[name]), companions: [] };
  return nothing;
}

/** A program that a package manager put into a stage or image, or that an official image is made for. */
export type PackageProgram = {
  readonly path: string;
  /** Where it comes from: the image it is part of, or on which its package was installed. */
  readonly image: CatalogImage;
  readonly packaged: boolean;
  readonly needs: Needs;
};

/** Says of a traced file that it is such a program; undefined where it may be anything else. */
export function packageProgramOf(contents: Contents, traced: Traced): PackageProgram | undefined {
  const hop = traced.hops.at(-1);
  if (!hop || (traced.kind !== 'image' && traced.kind !== 'not-known')) return undefined;
  const { origin } = hop.write;
  if (origin.kind === 'image') {
    const image = imageOf(origin.base);
    return (
      image &&
      ofPath(origin.path, image, programIn(contents.catalog, image, baseName(origin.path)).is === 'there')
    );
  }
  if (origin.kind !== 'stage' || !/^\/(usr\/)?(local\/)?s?bin\/[^*?[\]]+$/.test(origin.path))
    return undefined;
  const image = contents.bases[origin.stage]?.image;
  if (!image || isWrittenInChain(contents, origin.stage, origin.path)) return undefined;
  const name = baseName(origin.path);
  if (!/^\/usr\/local\//.test(origin.path) && isInstalled(contents, origin.stage, name))
    return { path: origin.path, image, packaged: true, needs: needsOf(origin.path, image, true) };
  return ofPath(origin.path, image, programIn(contents.catalog, image, name).is === 'there');
}

function ofPath(path: string, image: CatalogImage, isThere: boolean): PackageProgram | undefined {
  const own = needsOf(path, image, false);
  if (own !== nothing) return { path, image, packaged: false, needs: own };
  if (!isThere || !/^\/(usr\/)?s?bin\//.test(path)) return undefined;
  const needs = needsOf(path, image, true);
  return needs.libraries.length === 0 && needs.companions.length === 0
    ? undefined
    : { path, image, packaged: true, needs };
}

/** A command or COPY of the stage, or of those below it, puts something of its own at the path. */
function isWrittenInChain(contents: Contents, stage: number, path: string): boolean {
  let at: number | undefined = stage;
  for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
    const tree: Contents['trees'][number] | undefined = contents.trees[at];
    if (tree?.writes.has(path) || tree?.unknowns.some((each) => each.path === '/')) return true;
    at = tree?.parent === at ? undefined : tree?.parent;
  }
  return false;
}
