import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import type { Origin, StageTree } from '../../contents/tree';
import type { Inspection } from '../../inspection';
import { isFollowed } from '../../text/cut';
import { defineRule } from '../rule';

export default defineRule({
  id: 'copy-from-path-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Copied from a directory that the stage does not have',
  why: '`COPY --from` takes paths of the other stage, from its root. Where that stage works in `/src`, there is no `/app/dist` to copy, and the build stops with “not found”.',
  remedy: 'Name the path as it is in the other stage.',
  symptoms: ['failed to compute cache key: … "/app/dist": not found'],
  references: [{ title: 'COPY --from', url: 'https://docs.docker.com/reference/dockerfile/#copy---from' }],
  aliases: [],
  yieldsTo: ['copy-from-unknown-stage'],
  examples: {
    bad: [
      {
        title: 'Another working directory',
        dockerfile:
          'FROM node:24-trixie AS build\nWORKDIR /src\nCOPY . .\nRUN npm ci && npm run build\nFROM nginx:1.31-alpine\nCOPY --from=build [|/app/dist|] /usr/share/nginx/html\n',
      },
    ],
    good: [
      {
        title: 'Where it is',
        dockerfile:
          'FROM node:24-trixie AS build\nWORKDIR /src\nCOPY . .\nRUN npm ci && npm run build\nFROM nginx:1.31-alpine\nCOPY --from=build /src/dist /usr/share/nginx/html\n',
      },
      {
        title: 'Named by a command',
        dockerfile:
          'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN make install DESTDIR=/out\nFROM gcr.io/distroless/base-debian13:nonroot\nCOPY --from=build /out/usr/bin/app /app\nCMD ["/app"]\n',
      },
      {
        title: 'A script may make it',
        dockerfile:
          'FROM node:24-trixie AS build\nWORKDIR /src\nCOPY . .\nRUN ./build.sh\nFROM nginx:1.31-alpine\nCOPY --from=build /app/dist /usr/share/nginx/html\n',
      },
    ],
  },
  *check(inspection) {
    const { contents } = inspection;
    const speaking = new Map<string, boolean>();
    for (const { stage, tree } of inspection.reachable) {
      let origins: ReadonlyMap<string, FromStage> | undefined;
      for (const { instruction } of stage.steps) {
        if (instruction.keyword !== 'copy' || !instruction.flags.some(({ name }) => name === 'from'))
          continue;
        origins ??= originsByPlace(tree);
        for (const word of instruction.sources) {
          const origin = origins.get(`${instruction.span.start} ${word.text}`);
          if (!origin) continue;
          const folder = /^\/([\w.-]+)\//.exec(origin.path)?.[1];
          if (folder === undefined) continue;
          const view = contents.view(origin.stage);
          const from = view.stage;
          const key = `${from.index} ${folder}`;
          const spoken = speaking.get(key) ?? mayHave(inspection, view, folder);
          speaking.set(key, spoken);
          if (spoken || trace(view.end, origin.path).hops.length > 0) continue;
          const works = from.end.workdir?.value;
          yield {
            span: word.span,
            stage: stage.index,
            certainty: 'likely',
            message: [
              `Nothing in the stage \`${from.name ?? from.index}\` makes \`/${folder}\``,
              {
                more: `${works === undefined ? '' : `: it works in \`${works}\``}. The build stops here (“not found”).`,
              },
            ],
            remedy:
              works === undefined
                ? 'Name the path as it is in that stage.'
                : `Name the path as it is in that stage, such as \`${works === '/' ? '' : works}${origin.path.slice(folder.length + 1)}\`.`,
            evidence: [{ text: 'The stage it is copied from.', span: from.from.span }],
          };
          return;
        }
      }
    }
  },
});

type FromStage = Extract<Origin, { kind: 'stage' }>;

/** What a stage copies from other stages, by the line and the path written there. */
function originsByPlace(tree: StageTree): ReadonlyMap<string, FromStage> {
  const found = new Map<string, FromStage>();
  for (const writes of tree.writes.values()) {
    for (const { origin, span } of writes) {
      if (origin.kind !== 'stage') continue;
      const place = `${span.start} ${origin.path}`;
      if (!found.has(place)) found.set(place, origin);
    }
  }
  return found;
}

/** Directories at the root that distributions and official images bring. */
const ofSystem =
  /^(bin|boot|dev|etc|go|home|lib\w*|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|nix|venv|\.\w+|__cacert_entrypoint\.sh|docker-entrypoint.*)$/;

/** Tools that make directories at the root of which no word speaks. */
const secretive =
  /\.sh\b|\bmake\b|\bninja\b|\b(ba|da|z)?sh\b|\bansible|\bbazel\b|\bjust\b|\btask\b|\bmage\b|\bnix\b|\bconda\b|\btar\b|\bunzip\b|\bgit clone\b|\bwget\b/;

function isSecretive(text: string): boolean {
  return secretive.test(text) || isFollowed(text, /\n/, /\bcurl\b/, /\|/);
}

/** Whether a text speaks of a folder of the root, as a word of its own. */
function names(text: string, folder: string): boolean {
  for (let at = text.indexOf(folder); at !== -1; at = text.indexOf(folder, at + 1)) {
    const start = folder.startsWith('/') || text[at - 1] !== '/' ? at : at - 1;
    const isWhole = !/[\w-]/.test(text.charAt(at + folder.length));
    if (isWhole && !/[\w./-]/.test(text.charAt(start - 1))) return true;
  }
  return false;
}

function mayHave({ dockerfile }: Inspection, { chain, image }: StageView, folder: string): boolean {
  if (image?.traits.rootDirectories !== 'known' || ofSystem.test(folder)) return true;
  const absolute = `/${folder}`;
  for (const { stage, tree } of chain) {
    if (tree.unknowns.length > 0) return true;
    const values = [...stage.end.variables.all().values()].map(({ value }) => value);
    if (values.some((value) => value !== undefined && names(value, absolute))) return true;
    for (const { after, instruction, run } of stage.steps) {
      const text = dockerfile.text.slice(instruction.span.start, instruction.span.end);
      if (names(text, absolute) || (run && (names(run.text, folder) || isSecretive(run.text)))) return true;
      const directory = after.workdir?.value;
      if (
        instruction.keyword === 'workdir' &&
        (directory === undefined || `${directory}/`.startsWith(`/${folder}/`))
      )
        return true;
      if (instruction.keyword === 'copy' || instruction.keyword === 'add') {
        if (/^(\.?\/?)$|\$/.test(instruction.destination.text) && (directory ?? '/') === '/') return true;
      }
    }
  }
  return false;
}
