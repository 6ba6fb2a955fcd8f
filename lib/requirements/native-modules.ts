import type { CatalogImage } from '../catalog/image';
import type { StageView } from '../contents/contents';
import { below } from '../path/path';
import { carriedModules } from '../start/carried-modules';
import { environmentsRead, type ReadEnvironment } from '../start/environment';
import { languageOfImage } from '../start/runtime';
import { defineDetector, notKnownFit, yes } from './requirement';

/** Packages of a language that were installed for one C library. */
export default defineDetector({
  id: 'native-modules',
  description:
    'Packages of Node, Python or Ruby with compiled parts belong to the C library on which they were installed.',
  examples: [
    {
      title: 'node_modules of another stage',
      dockerfile: `FROM node:24-trixie AS deps
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev

FROM node:24-trixie-slim
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "server.js"]
`,
      fits: {
        'node:24-trixie-slim': 'yes',
        'gcr.io/distroless/nodejs24-debian13:latest': 'yes',
        'node:24-alpine3.24': 'not-known',
      },
    },
    {
      title: 'Both stages stand on one base',
      dockerfile: `FROM node:24-trixie-slim AS base
WORKDIR /app

FROM base AS deps
COPY package*.json ./
RUN npm ci --omit=dev

FROM base
COPY --from=deps /app/node_modules ./node_modules
COPY . .
CMD ["node", "server.js"]
`,
      fits: {},
    },
  ],
  *detect({ target }) {
    if (!target) return;
    const own = fromOf(target.view);
    const read = environmentsRead(target.stage);
    for (const carried of carriedModules(target.view)) {
      const { builder, how, libc, path, span, what, from } = carried;
      // Where both stand on one FROM, another base is one for the stage that installs them too.
      if (fromOf(from) === own) continue;
      yield {
        kind: 'native-modules',
        value: { code: 'libc-for', libc, path },
        certainty: 'likely',
        because: [{ reason: { code: 'installed-on', libc }, span }],
        looksAt: ['libc', 'family', 'language'],
        meets: (image) => {
          const has = image.facts.libc;
          if (!has.known) return notKnownFit({ code: 'libc-not-known' });
          const isRead = read.some((each) => isReadBy(image, each, path));
          if (how === 'pip install' && hasOwnPython(builder) && !hasOwnPython(image) && !isRead) {
            return notKnownFit({ code: 'python-elsewhere', path, image: builder.reference });
          }
          return has.value.family === libc
            ? yes
            : notKnownFit({ code: 'modules-for-other', what, path, wanted: libc });
        },
      };
    }
  },
});

/** Whether the Python of an image is of the release that an environment was made for, of which PYTHONPATH names the packages. */
function isReadBy(image: CatalogImage, { path, release }: ReadEnvironment, copied: string): boolean {
  const language = languageOfImage(image);
  const isOfRelease = language?.version === release || language?.version?.startsWith(`${release}.`) === true;
  const isOfIt = below(copied, path) !== undefined || below(path, copied) !== undefined;
  return language?.name === 'python' && isOfRelease && isOfIt;
}

/** The stage whose FROM is no other stage: what a stage stands on in the end. */
function fromOf({ chain }: StageView): StageView | undefined {
  return chain.at(-1);
}

function hasOwnPython({ traits }: CatalogImage): boolean {
  return traits.ownLanguage?.name === 'python';
}
