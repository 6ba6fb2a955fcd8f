import type { Upstream } from '../../catalog/values';
import { type Table, table } from '../../text/table';
import { builderOf } from './builder';
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

/** The official image with npm. */
function official(version: string, { distribution, release = '' }: Upstream): string | undefined {
  if (distribution === 'alpine') return `node:${major(version)}-alpine`;
  const codename = distribution === 'debian' ? debianNames[release] : undefined;
  return codename && `node:${major(version)}-${codename}-slim`;
}

export const node: RecipeMaker = (image, catalog) => {
  const language = languageOf(image, 'nodejs');
  if (language === undefined || !runsPrograms(image)) return undefined;
  const { version } = language;
  const builder = builderOf(image, catalog, 'nodejs', (upstream) => version && official(version, upstream));
  if (builder === undefined) return undefined;
  return {
    language: 'nodejs',
    title: 'Node.js',
    dockerfile: dockerfile(
      `FROM ${builder.reference} AS build`,
      builder.userLine,
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
