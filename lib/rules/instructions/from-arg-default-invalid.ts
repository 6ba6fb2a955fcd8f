import { defineRule } from '../rule';
import { incompleteBases } from './incomplete-bases';

export default defineRule({
  id: 'from-arg-default-invalid',
  severity: 'warning',
  consequence: 'risk',
  title: 'Builds only with a build argument',
  why: 'An ARG without a default is empty unless the build sets it. Where the base image depends on it, plain `docker build .` stops at FROM, and so do tools that read the file without building it.',
  remedy: 'Give the ARG a default that makes a complete reference.',
  symptoms: ['base name should not be blank', 'failed to parse stage name: invalid reference format'],
  references: [
    {
      title: 'Build checks: InvalidDefaultArgInFrom',
      url: 'https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/',
    },
  ],
  aliases: [{ tool: 'buildkit', id: 'InvalidDefaultArgInFrom' }],
  examples: {
    bad: [
      {
        title: 'A tag without default',
        dockerfile: 'ARG TAG\nFROM [|debian:${TAG}|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A default that is cut short',
        dockerfile: 'ARG NAME="debian:"\nFROM [|${NAME}|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'A default',
        dockerfile: 'ARG TAG=trixie-slim\nFROM debian:${TAG}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A default where it is used',
        dockerfile: 'ARG TAG\nFROM debian:${TAG:-trixie-slim}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'The reference is complete without it',
        dockerfile: 'ARG SUFFIX\nFROM debian:trixie${SUFFIX}\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const [first, ...others] = incompleteBases(inspection);
    if (!first) return;
    const { names, value, span, stage } = first;
    const flags = names.map((name) => `--build-arg ${name}=…`).join(' ');
    const { buildArgs } = inspection.graph.options;
    yield {
      span,
      stage,
      certainty: 'certain',
      severity: names.some((name) => Object.hasOwn(buildArgs, name)) ? 'info' : 'warning',
      message: `The file builds with \`${flags}\` only: without, the base is ${value === '' ? 'empty' : `\`${value}\``}, which is no reference.`,
      remedy: `Give ${names.map((name) => `\`ARG ${name}\``).join(' and ')} a default if plain \`docker build .\` is to work.`,
      evidence: [
        ...first.declared.map((each) => ({ text: `\`${each.name}\` is declared here.`, span: each.span })),
        ...others
          .slice(0, mostNamed)
          .map((other) => ({ text: `This base needs ${listed(other.names)} as well.`, span: other.span })),
      ],
    };
  },
});

const mostNamed = 20;

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}
