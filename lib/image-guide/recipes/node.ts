import type { Catalog, CatalogImage } from '../../catalog/image';
import { type Table, table } from '../../text/table';
import {
  dockerfile,
  hasMusl,
  languageOf,
  major,
  type RecipeMaker,
  runsPrograms,
  startLine,
  userLine,
} from './recipe';

const debianNames: Table<string> = table({ '13': 'trixie', '12': 'bookworm', '11': 'bullseye' });

/** An image with npm, of the same Node.js and C library as `image`. */
function builderOf(image: CatalogImage, catalog: Catalog, version: string | undefined): string | undefined {
  if (image.family === 'node') return image.reference;
  const { debugSibling, upstream } = image.facts;
  if (image.family === 'chainguard')
    return debugSibling.known && debugSibling.value !== 'none' ? debugSibling.value : undefined;
  if (image.family === 'ubi') {
    const full = catalog.get(image.id.replace(/-minimal$/, ''));
    return full?.reference;
  }
  if (version === undefined || !upstream.known || upstream.value === 'none') return undefined;
  if (upstream.value.distribution === 'alpine') return `node:${major(version)}-alpine`;
  const codename =
    upstream.value.distribution === 'debian' ? debianNames[upstream.value.release ?? ''] : undefined;
  return codename && `node:${major(version)}-${codename}-slim`;
}

export const node: RecipeMaker = (image, catalog) => {
  const language = languageOf(image, 'nodejs');
  if (language === undefined || !runsPrograms(image)) return undefined;
  const builder = builderOf(image, catalog, language.version);
  if (builder === undefined) return undefined;
  // The vendors' builders start as a user who may not write to /app.
  const needsRoot = image.family === 'chainguard' || image.family === 'ubi';
  return {
    language: 'nodejs',
    title: 'Node.js',
    dockerfile: dockerfile(
      `FROM ${builder} AS build`,
      needsRoot ? 'USER root' : undefined,
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN npm ci --omit=dev',
      'COPY . .',
      '',
      `FROM ${image.reference}`,
      'WORKDIR /app',
      'ENV NODE_ENV=production',
      'COPY --from=build /app ./',
      userLine(image),
      startLine(image, 'node', ['server.js']),
    ),
    notes: [
      'Builder and image have the same C library, so native modules installed in one load in the other.',
      'Put node_modules into .dockerignore, or the ones from your machine overwrite those just installed.',
      ...(hasMusl(image)
        ? ['The C library is musl: a module that ships only glibc binaries is compiled on install.']
        : []),
    ],
  };
};
