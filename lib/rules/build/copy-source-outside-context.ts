import { flagOf } from '../../dockerfile/flags';
import type { Word } from '../../dockerfile/syntax';
import { defineRule } from '../rule';

export default defineRule({
  id: 'copy-source-outside-context',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'COPY from above the build context',
  why: 'Sources of COPY and ADD are looked up within the build context. BuildKit drops each `..` that would lead out of it: `../shared` is read as `shared`, which as a rule is not there, or is something else.',
  remedy: 'Build with the directory above as context, or hand the other directory over as a named context.',
  symptoms: [
    'failed to calculate checksum of ref: "/shared": not found',
    'COPY failed: forbidden path outside the build context: ../shared ()',
  ],
  references: [
    {
      title: 'Files from the build context',
      url: 'https://docs.docker.com/reference/dockerfile/#adding-files-from-the-build-context',
    },
    {
      title: 'Named contexts',
      url: 'https://docs.docker.com/reference/cli/docker/buildx/build/#build-context',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A directory beside the context',
        dockerfile: 'FROM alpine:3.24\nCOPY [|../shared|] /shared\nUSER 1000\nCMD ["ls", "/shared"]\n',
      },
      {
        title: 'On a way round',
        dockerfile: 'FROM alpine:3.24\nCOPY [|src/../../lib|] /lib/app/\nUSER 1000\nCMD ["ls", "/lib/app"]\n',
      },
    ],
    good: [
      {
        title: 'Within the context',
        dockerfile: 'FROM alpine:3.24\nCOPY src/../shared /shared\nUSER 1000\nCMD ["ls", "/shared"]\n',
      },
      {
        title: 'From a stage',
        dockerfile:
          'FROM alpine:3.24 AS build\nWORKDIR /build/app\nRUN touch /build/out\nFROM alpine:3.24\nCOPY --from=build /build/app/../out /out\nUSER 1000\nCMD ["cat", "/out"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { stage } of reachable) {
      for (const { instruction, replayedFrom } of stage.steps) {
        if (replayedFrom !== undefined || (instruction.keyword !== 'copy' && instruction.keyword !== 'add'))
          continue;
        if (flagOf(instruction.flags, 'from')) continue;
        for (const source of instruction.sources) {
          const outside = outsideOf(source);
          if (outside === undefined) continue;
          const { above, read } = outside;
          const known = read === '' ? 'the context itself' : `\`${read}\``;
          yield {
            span: source.span,
            stage: stage.index,
            certainty: 'certain',
            message: `\`${source.text}\` leads out of the build context: BuildKit drops the \`..\` and reads ${known}.`,
            remedy: `Build with \`${above}\` as context (\`docker build -f <this file> ${above}\`) and write the paths from there, or hand it over: \`--build-context above=${above}\` and \`COPY --from=above ${read === '' ? '.' : read} …\`.`,
          };
        }
      }
    }
  },
});

/** Where a source that climbs above the context leads, and what remains of it; undefined where it stays within, or a variable decides. */
function outsideOf({ text }: Word): { readonly above: string; readonly read: string } | undefined {
  const path = text.replace(/^["']|["']$/g, '');
  if (/^[a-z][a-z0-9+.-]*:|^git@|^<</i.test(path)) return undefined;
  const parts: string[] = [];
  let ups = 0;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') {
      parts.push(part);
      continue;
    }
    if (parts.at(-1)?.includes('$')) return undefined;
    if (parts.pop() === undefined) ups += 1;
  }
  return ups > 0 ? { above: Array(ups).fill('..').join('/'), read: parts.join('/') } : undefined;
}
