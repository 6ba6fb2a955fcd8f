import { expand } from '../dockerfile/expand';
import type { Inspection } from '../inspection';
import { isReferenceError, parseReference } from '../reference/reference';
import { makeExpander } from '../stages/expansion';
import { ignored } from '../stages/graph-errors';
import { outlineOf } from '../stages/outline';
import { declareGlobals, platformScope } from '../stages/scope';
import type { Variables } from '../stages/stage';
import { variablesOf } from '../stages/variables';
import { expansionBudget } from '../text/budget';
import type { Span } from '../text/span';
import { defineRule } from './rule';

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

type Incomplete = {
  readonly span: Span;
  readonly stage: number;
  /** The arguments to be given. */
  readonly names: readonly string[];
  readonly declared: readonly { readonly name: string; readonly span: Span }[];
  /** What the base is without them. */
  readonly value: string;
};

function incompleteBases(inspection: Inspection): readonly Incomplete[] {
  const { graph, dockerfile } = inspection;
  if (!graph.stages.some(({ from }) => from.image.text.includes('$'))) return [];
  const defaults = defaultsOf(inspection);
  const found: Incomplete[] = [];
  for (const { index, from } of graph.stages) {
    const { text, span } = from.image;
    if (!text.includes('$')) continue;
    const expanded = expand(
      text,
      (name) => {
        const value = defaults.get(name)?.value;
        return value === undefined ? undefined : { value };
      },
      dockerfile.escape,
    );
    // A name without an ARG has no default to speak of: from-arg-undeclared says so.
    if (expanded.kind === 'error' || expanded.unset.some((name) => !defaults.get(name))) continue;
    const { value } = expanded;
    if (value !== '' && !isReferenceError(parseReference(value))) continue;
    const all = [...new Set(expanded.references.map(({ name }) => name))];
    const empty = all.filter((name) => !defaults.get(name)?.value);
    const names = empty.length === 0 ? all : empty;
    const declared = names.flatMap((name) => {
      const place = defaults.get(name)?.span;
      return place ? [{ name, span: place }] : [];
    });
    found.push({ span, stage: index, names, declared, value });
  }
  return found;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}

/** What FROM lines would see if no build argument were given. */
function defaultsOf({ graph, dockerfile }: Inspection): Variables {
  const options = { ...graph.options, buildArgs: {} };
  if (Object.keys(graph.options.buildArgs).length === 0) return graph.globals;
  const outline = outlineOf(dockerfile);
  const stageName = graph.options.target || outline.stages.at(-1)?.from.name?.text || '';
  let globals = platformScope(options, stageName);
  const context = {
    ...ignored,
    buildArgs: new Map<string, string>(),
    globals,
    expander: makeExpander(dockerfile, expansionBudget(dockerfile.text.length)),
  };
  for (const instruction of outline.globals) globals = declareGlobals(globals, instruction, context);
  return variablesOf(globals);
}
