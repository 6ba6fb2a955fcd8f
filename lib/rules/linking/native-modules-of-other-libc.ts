import { valueOf } from '../../fact/fact';
import { carriedModules } from '../../start/carried-modules';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'native-modules-of-other-libc',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Installed packages of another C library',
  why: 'Package managers fetch or compile native modules for the C library they run on. Copied from a glibc stage to a musl one, or back, those modules do not load; packages without native parts are not affected.',
  remedy: 'Install the packages on the same C library as they run on.',
  symptoms: [
    'Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by …/x.node)',
    'ImportError: Error loading shared library',
  ],
  references: [{ title: 'Node.js: C++ addons', url: 'https://nodejs.org/api/addons.html' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'node_modules from Debian to Alpine',
        dockerfile:
          'FROM node:24-trixie-slim AS builder\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:24-alpine3.24\nWORKDIR /app\n[|COPY --from=builder /app/node_modules ./node_modules|]\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'The same C library',
        dockerfile:
          'FROM node:24-alpine3.24 AS builder\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:24-alpine3.24\nWORKDIR /app\nCOPY --from=builder /app/node_modules ./node_modules\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check({ target }) {
    const libc = target?.image?.facts.libc;
    const family = libc && valueOf(libc)?.family;
    if (!target?.image || !libc || family === undefined || family === 'none') return;
    for (const { builder, how, libc: built, path, span, what } of carriedModules(target.view)) {
      if (built === family) continue;
      yield {
        span,
        stage: target.stage.index,
        certainty: 'possible',
        message: `\`${path}\` is installed on ${built}, but \`${target.image.reference}\` has ${family}: ${what} will not load.`,
        remedy: `Run \`${how}\` on a ${family} image, or use a ${built} image here.`,
        evidence: [
          fromFact(`\`${builder.reference}\` has ${built}.`, builder.facts.libc),
          fromFact(`\`${target.image.reference}\` has ${family}.`, libc),
        ],
      };
    }
  },
});
