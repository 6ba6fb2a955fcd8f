import { nearest } from '../../dockerfile/suggest';
import type { Dockerfile, Word } from '../../dockerfile/syntax';
import type { Stage } from '../../stages/stage';
import type { Span } from '../../text/span';
import { defineRule } from '../rule';
import { lookupIn, unsetUses } from './unset-variables';

/** Comparing a name with all others costs too much to do it for thousands. */
const mostSuggestions = 20;

export default defineRule({
  id: 'from-arg-undeclared',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'FROM uses an argument that is not declared',
  why: 'FROM sees the ARG instructions before the first FROM and the platform arguments, nothing else: no ENV, and no ARG of a stage. Any other name is empty, so the reference is cut short or refused, and `--build-arg` does not help.',
  remedy: 'Declare the argument with ARG before the first FROM.',
  symptoms: ['base name should not be blank', 'empty platform value from expression'],
  references: [
    {
      title: 'Build checks: UndefinedArgInFrom',
      url: 'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
    },
    {
      title: 'How ARG and FROM interact',
      url: 'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'UndefinedArgInFrom' }],
  examples: {
    bad: [
      {
        title: 'Never declared',
        dockerfile: 'FROM node:24[|${VARIANT}|]\nUSER node\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A typing error',
        dockerfile: 'ARG RELEASE=trixie-slim\nFROM debian:[|$RELAESE|]\nUSER 1000\nCMD ["sleep", "1"]\n',
        fixed: 'ARG RELEASE=trixie-slim\nFROM debian:$RELEASE\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Declared in a stage',
        dockerfile:
          'FROM golang:1.27 AS build\nARG SUFFIX=-slim\nRUN CGO_ENABLED=0 go build -o /app .\nFROM debian:trixie[|${SUFFIX}|]\nCOPY --from=build /app /app\nUSER 1000\nCMD ["/app"]\n',
      },
      {
        title: 'In the platform',
        dockerfile: 'FROM --platform=[|$BULIDPLATFORM|] golang:1.27\nUSER 1000\nCMD ["go", "version"]\n',
        fixed: 'FROM --platform=$BUILDPLATFORM golang:1.27\nUSER 1000\nCMD ["go", "version"]\n',
      },
    ],
    good: [
      {
        title: 'Declared, with and without a value',
        dockerfile:
          'ARG RELEASE=trixie\nARG SUFFIX\nFROM debian:${RELEASE}${SUFFIX:--slim}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A platform argument',
        dockerfile:
          'FROM --platform=$BUILDPLATFORM golang:1.27\nARG TARGETARCH\nUSER 1000\nCMD ["go", "version"]\n',
      },
      {
        title: 'A default in place',
        dockerfile: 'FROM debian:${RELEASE:-trixie-slim}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ graph, dockerfile }) {
    const lookup = lookupIn(graph.globals);
    let declared: ReadonlyMap<string, Span> | undefined;
    let suggestions = mostSuggestions;
    for (const stage of graph.stages) {
      for (const { name, span, nameSpan } of wordsOf(stage).flatMap((word) =>
        unsetUses(word, lookup, dockerfile.escape),
      )) {
        declared ??= argumentsOf(dockerfile);
        const elsewhere = declared.get(name);
        const suggests = elsewhere === undefined && suggestions-- > 0;
        const meant = suggests ? nearest(name, [...graph.globals.all().keys()]) : undefined;
        yield {
          span,
          stage: stage.index,
          certainty: 'certain',
          message: elsewhere
            ? [
                `\`${name}\` is empty here`,
                {
                  more: ': it is declared within a stage, and FROM sees only what is declared before the first FROM.',
                },
              ]
            : `\`${name}\` is empty here: no ARG before the first FROM declares it.`,
          remedy: meant ? `Did you mean \`${meant}\`?` : `Write \`ARG ${name}=…\` before the first FROM.`,
          ...(elsewhere && { evidence: [{ text: 'It is declared here.', span: elsewhere }] }),
          ...(meant &&
            nameSpan && { fix: { safety: 'review', edits: [{ span: nameSpan, newText: meant }] } }),
        };
      }
    }
  },
});

function wordsOf({ from }: Stage): readonly Word[] {
  const { platform, image } = from;
  if (platform?.value === undefined) return [image];
  return [{ text: platform.value, span: platform.valueSpan ?? platform.span }, image];
}

function argumentsOf({ instructions }: Dockerfile): ReadonlyMap<string, Span> {
  const declared = new Map<string, Span>();
  for (const instruction of instructions) {
    if (instruction.keyword !== 'arg') continue;
    for (const { name, span } of instruction.declarations) declared.set(name.text, span);
  }
  return declared;
}
