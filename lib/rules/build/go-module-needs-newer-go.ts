import { findImage } from '../../catalog/find';
import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { fileTextAt } from '../../contents/file-text';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import type { Inspection } from '../../inspection';
import { resolvePath } from '../../path/path';
import type { Command } from '../../shell/command';
import { defineRule, type Reported } from '../rule';

const toolchains = 'https://go.dev/doc/toolchain';

export default defineRule({
  id: 'go-module-needs-newer-go',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Go that is older than go.mod asks for',
  why: 'The `go` line of go.mod names the oldest Go that may build the module. Official images set `GOTOOLCHAIN=local`, so that go does not fetch a newer one by itself: it stops. Before Go 1.21 a `toolchain` line or a patch version in go.mod is not even understood.',
  remedy: 'Build with an image of that version, or set `GOTOOLCHAIN=auto`, so that go fetches it.',
  symptoms: [
    'go: go.mod requires go >= 1.24 (running go 1.23.4; GOTOOLCHAIN=local)',
    'go: errors parsing go.mod: /src/go.mod:5: unknown directive: toolchain',
    "go.mod:3: invalid go version '1.22.0': must match format 1.23",
  ],
  references: [
    { title: 'Go toolchains', url: toolchains },
    {
      title: 'Official images: GOTOOLCHAIN=local',
      url: 'https://github.com/docker-library/golang/issues/472',
    },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet'],
  examples: {
    bad: [
      {
        title: 'A newer minor version',
        dockerfile:
          'FROM golang:1.23-alpine AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN [|go mod download|]\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\n\ngo 1.24.0\n\ntoolchain go1.24.2\n' },
        fixed:
          'FROM golang:1.24-alpine AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
      },
      {
        title: 'A newer patch than a full version has, by a mount',
        dockerfile:
          'FROM golang:1.24.1-bookworm AS build\nWORKDIR /src\nRUN --mount=type=bind,target=. [|CGO_ENABLED=0 go build -o /app ./cmd/app|]\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\ngo 1.24.4 // for a fix\n' },
      },
      {
        title: 'A line that old versions do not know',
        dockerfile:
          'FROM golang:1.20 AS build\nWORKDIR /src\nCOPY . .\nRUN [|CGO_ENABLED=0 go build -o /app .|]\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\n\ngo 1.20\n\ntoolchain go1.21.1\n' },
      },
    ],
    good: [
      {
        title: 'The line of the same version, and a newer toolchain, which is only a wish',
        dockerfile:
          'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\n\ngo 1.24.4\n\ntoolchain go1.25.1\n' },
      },
      {
        title: 'Allowed to fetch it',
        dockerfile:
          'FROM golang:1.23 AS build\nENV GOTOOLCHAIN=auto\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\n\ngo 1.24.0\n' },
      },
      {
        title: 'Changed on the way',
        dockerfile:
          'FROM golang:1.23 AS build\nWORKDIR /src\nCOPY . .\nRUN go mod edit -go=1.23 && CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\n\ngo 1.24.0\n' },
      },
      {
        title: 'A tool of its own module',
        dockerfile:
          'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN cd tools && CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        files: { 'go.mod': 'module example.org/app\n\ngo 1.26.0\n' },
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstRefused(inspection, view);
      if (reported) yield reported;
    }
  },
});

/** The first command of a stage that reads go.mod stops the build. */
function firstRefused(inspection: Inspection, view: StageView): Reported | undefined {
  const { image, stage } = view;
  const version = image && goOf(image);
  if (!image || version === undefined) return undefined;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || !readsModule(command) || command.directory === undefined) continue;
      const path = resolvePath(command.directory, 'go.mod');
      const text = fileTextAt(view, index, path);
      const refusal = text === undefined ? undefined : refusalOf(readModule(text), version, command);
      if (!refusal) continue;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: 'certain',
        message: [
          `${refusal.asks}, and \`${image.reference}\` has Go ${version}${refusal.local ? ', which may fetch no other (`GOTOOLCHAIN=local`)' : ''}`,
          { more: '. The build stops here.' },
        ],
        remedy: refusal.local
          ? `Build with Go ${refusal.needed} or newer, or set \`ENV GOTOOLCHAIN=auto\`, so that go fetches it.`
          : `Build with Go ${refusal.needed} or newer.`,
        evidence: [{ text: 'What the lines of go.mod mean.', source: toolchains }],
        ...fixFor(inspection, view, version, refusal.needed),
      };
    }
  }
  return undefined;
}

function goOf({ facts }: CatalogImage): string | undefined {
  const language = presentIn(facts.language);
  return language?.name === 'go' && /^\d+\.\d+(\.\d+)?$/.test(language.version ?? '')
    ? language.version
    : undefined;
}

/** Commands that stop where go.mod asks for too much; not those that are told another module, or none. */
function readsModule({ args, environment, failureCounts, name, runs }: Command): boolean {
  if (name !== 'go' || runs !== 'always' || !failureCounts) return false;
  const [verb, sub] = args.map(({ text }) => text);
  if (args.some(({ text }) => text === undefined || text.includes('@') || /^-(C|modfile)/.test(text)))
    return false;
  for (const each of ['GOFLAGS', 'GO111MODULE', 'GOWORK']) if (environment.has(each)) return false;
  return (
    /^(build|generate|install|list|run|test|vet)$/.test(verb ?? '') ||
    (verb === 'mod' && /^(download|graph|tidy|vendor|verify)$/.test(sub ?? ''))
  );
}

type Module = { readonly go: string | undefined; readonly toolchain: string | undefined };

function readModule(text: string): Module {
  let go: string | undefined;
  let toolchain: string | undefined;
  for (const line of text.split('\n')) {
    const [said = ''] = line.split('//', 1);
    const [word, value] = said.trim().split(/[ \t]+/, 3);
    if (word === 'go') go = value;
    if (word === 'toolchain') toolchain = value;
  }
  return { go, toolchain };
}

type Refusal = { readonly asks: string; readonly needed: string; readonly local: boolean };

function refusalOf({ go, toolchain }: Module, version: string, command: Command): Refusal | undefined {
  if (compareVersions(version, '1.21') < 0) {
    if (toolchain !== undefined)
      return { asks: 'go.mod has a `toolchain` line', needed: '1.21', local: false };
    return /^\d+\.\d+\.\d+$/.test(go ?? '')
      ? { asks: `go.mod says \`go ${go}\`, with a patch version`, needed: '1.21', local: false }
      : undefined;
  }
  if (go === undefined || !/^\d+\.\d+(\.\d+)?$/.test(go) || !isOlder(version, go)) return undefined;
  return command.environment.get('GOTOOLCHAIN') === 'local'
    ? { asks: `go.mod asks for Go ${go}`, needed: go, local: true }
    : undefined;
}

/** Of a line, `1.23`, the newest patch may be meant. */
function isOlder(version: string, needed: string): boolean {
  const parts = version.split('.').length;
  return compareVersions(version, needed.split('.').slice(0, parts).join('.')) < 0;
}

/** The tag of the version that is needed, where FROM says the one there is and the catalog knows the other. */
function fixFor(
  { catalog, today }: Inspection,
  { stage }: StageView,
  version: string,
  needed: string,
): Pick<Reported, 'fix'> {
  if (stage.base.kind !== 'image') return {};
  const { image: word } = stage.from;
  const line = needed.split('.').slice(0, 2).join('.');
  const newTag = version.split('.').length === 2 ? line : needed;
  const at = word.text.lastIndexOf(`:${version}`);
  if (at === -1 || newTag.split('.').length !== version.split('.').length) return {};
  const rest = word.text.slice(at + 1 + version.length);
  if (!/^(-[a-z0-9.]+)?$/.test(rest)) return {};
  const reference = `${word.text.slice(0, at)}:${newTag}${rest}`;
  const found = findImage(catalog, reference, today);
  if (found.kind !== 'image' || goOf(found.image) !== newTag) return {};
  return { fix: { safety: 'review', edits: [{ span: word.span, newText: reference }] } };
}
