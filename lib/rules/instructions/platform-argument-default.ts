import type { ArgDeclaration, Dockerfile } from '../../dockerfile/syntax';
import type { StageGraph, Variables } from '../../stages/stage';
import { defineRule } from '../rule';

export default defineRule({
  id: 'platform-argument-default',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Default that takes the place of the platform built for',
  why: 'BuildKit sets `TARGETARCH` and its like for each platform it builds, and a stage gets them by `ARG TARGETARCH`. With a default the line sets the variable itself: the value is the same for every platform, and a build for another one holds programs that do not start there.',
  remedy:
    'Leave the default out: `ARG TARGETARCH`. A default for a builder without BuildKit belongs where the variable is used: `${TARGETARCH:-amd64}`.',
  symptoms: [
    'exec /app: exec format error',
    'exec format error on arm64 although built with --platform',
    'TARGETARCH is always amd64',
  ],
  references: [
    {
      title: 'Automatic platform arguments',
      url: 'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
    },
    {
      title: 'Default values of ARG',
      url: 'https://docs.docker.com/reference/dockerfile/#default-values',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The processor',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG [|TARGETARCH=amd64|]\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /app /app\nCMD ["/app"]\n',
        fixed:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG TARGETARCH\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /app /app\nCMD ["/app"]\n',
      },
      {
        title: 'The platform, before the first FROM',
        dockerfile:
          'ARG [|TARGETPLATFORM="linux/amd64"|]\nFROM --platform=$TARGETPLATFORM alpine:3.24\nUSER 1000\nCMD ["sh"]\n',
        fixed: 'ARG TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM alpine:3.24\nUSER 1000\nCMD ["sh"]\n',
      },
    ],
    good: [
      {
        title: 'Without a default',
        dockerfile:
          'FROM alpine:3.24\nARG TARGETARCH\nRUN wget https://example.com/tool-${TARGETARCH:-amd64}\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Every image is for Linux',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG TARGETOS=linux\nARG TARGETARCH\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /app /app\nCMD ["/app"]\n',
      },
      {
        title: 'A stage for one platform',
        dockerfile:
          'FROM --platform=linux/amd64 alpine:3.24 AS amd64\nARG TARGETARCH=amd64\nRUN wget https://example.com/tool-$TARGETARCH\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'A variable of the file',
        dockerfile: 'FROM alpine:3.24\nARG ARCH=amd64\nCOPY tool-$ARCH /tool\nUSER 1000\nCMD ["/tool"]\n',
      },
    ],
  },
  *check({ dockerfile, graph }) {
    for (const { declaration, stage } of defaultsIn(dockerfile, graph)) {
      const { name, default: written, span } = declaration;
      const value = valueAlone.exec(written?.text ?? '')?.[2] ?? written?.text.replaceAll(/["']/g, '') ?? '';
      yield {
        span,
        ...(stage !== undefined && { stage }),
        certainty: 'certain',
        message: [
          `\`${name.text}\` is ${value === '' ? 'empty' : `\`${value}\``} for every platform here`,
          { more: ': the default takes the place of what the builder would fill in.' },
        ],
        remedy: `Leave the default out: \`ARG ${name.text}\`.`,
        fix: { safety: 'review', edits: [{ span: { start: name.span.end, end: span.end }, newText: '' }] },
      };
    }
  },
});

type Found = { readonly declaration: ArgDeclaration; readonly stage: number | undefined };

function defaultsIn(dockerfile: Dockerfile, graph: StageGraph): readonly Found[] {
  const globals = dockerfile.instructions.slice(0, firstFrom(dockerfile));
  const found: Found[] = globals.flatMap((instruction) =>
    instruction.keyword === 'arg'
      ? instruction.declarations
          .filter((each) => isDefault(each) && !each.default?.text.includes('$'))
          .map((declaration) => ({ declaration, stage: undefined }))
      : [],
  );
  for (const { index, from, steps } of graph.stages) {
    const { platform } = from;
    if (platform?.value !== undefined && !platform.value.includes('$')) continue;
    for (const { instruction, before, replayedFrom } of steps) {
      if (instruction.keyword !== 'arg' || replayedFrom !== undefined) continue;
      for (const declaration of instruction.declarations)
        if (isDefault(declaration) && isFixed(declaration, before.variables))
          found.push({ declaration, stage: index });
    }
  }
  const uses = new Map(names.map((name) => [name, usesOf(dockerfile, name)]));
  return found.filter(({ declaration: { name, span } }) =>
    uses.get(name.text)?.some((at) => at < span.start || at >= span.end),
  );
}

function firstFrom({ instructions }: Dockerfile): number {
  const at = instructions.findIndex(({ keyword }) => keyword === 'from');
  return at === -1 ? instructions.length : at;
}

const names: readonly string[] = ['TARGETARCH', 'TARGETPLATFORM'];

/** Every image is for Linux; a variant is left empty for those that have none. */
function isDefault({ name, default: written }: ArgDeclaration): boolean {
  return written !== undefined && names.includes(name.text);
}

const valueAlone = /^"?\$\{(\w+):?-([\w/]+)\}"?$/;

/** `${TARGETARCH:-amd64}` of a variable that the stage does not have yet. */
function isFixed({ name, default: written }: ArgDeclaration, variables: Variables): boolean {
  const [, inside] = valueAlone.exec(written?.text ?? '') ?? [];
  if (inside !== undefined) return inside === name.text && variables.get(inside) === undefined;
  return !written?.text.includes('$');
}

/** The first and the last place where the file asks for a variable: a declaration holds no more than one. */
function usesOf({ text }: Dockerfile, name: string): readonly number[] {
  const all = [...text.matchAll(/[${](\w+)/g)].filter(({ 1: used }) => used === name);
  return [all.at(0), all.at(-1)].flatMap((use) => use?.index ?? []);
}
