import { parseReference } from '../../reference/reference';
import { defineRule } from '../rule';
import { namedBases } from './references';

export default defineRule({
  id: 'debug-variant-in-final-stage',
  severity: 'warning',
  consequence: 'choice-of-base',
  title: 'Debug variant as the final base',
  why: 'Debug and -dev variants add a shell, and often a package manager and root, to a base chosen for not having them.',
  remedy: 'Use the plain variant, and debug with an ephemeral container.',
  symptoms: [],
  references: [
    {
      title: 'kubectl debug',
      url: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Distroless debug',
        dockerfile: 'FROM [|gcr.io/distroless/static-debian13:debug-nonroot|]\nCOPY app /app\nCMD ["/app"]\n',
        fixed: 'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'Only while building',
        dockerfile:
          'FROM cgr.dev/chainguard/python:latest-dev AS builder\nRUN python -m venv /home/nonroot/venv\nFROM cgr.dev/chainguard/python:latest\nCOPY --from=builder /home/nonroot/venv /venv\nCMD ["/venv/bin/app.py"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const { base, stage, span, isFinal } of namedBases(inspection)) {
      if (!isFinal || base.kind !== 'image') continue;
      const reference = parseReference(base.reference);
      const tag = 'error' in reference ? undefined : reference.tag;
      if (tag === undefined) continue;
      const { debug: debugWord, development: ending } = base.image.traits.tagWords ?? {};
      const debug = debugWord !== undefined && tag.split('-').includes(debugWord);
      const development = ending !== undefined && tag.endsWith(`-${ending}`);
      const { steps } = inspection.graph.stages[stage] ?? { steps: [] };
      const runs = steps.some(({ run }) => run !== undefined);
      if (!debug && (!development || runs)) continue;
      // A digest belongs to the debug image: with another tag before it, it is the same image still.
      const [named = base.reference] = base.reference.split('@');
      const plainTag = debug ? tag.replace(/-?debug-?/, '') || 'latest' : tag.slice(0, -`-${ending}`.length);
      const plain = `${named.slice(0, named.length - tag.length)}${plainTag}`;
      const isPinned = named !== base.reference;
      const withDigest = isPinned ? ' with the digest of that image' : '';
      const { start, healthcheck } = inspection.target ?? {};
      const needsShell = runs || start?.shell !== undefined || healthcheck?.shell !== undefined;
      yield {
        span,
        stage,
        certainty: 'certain',
        message: `\`${base.reference}\` is the ${debug ? 'debug' : 'development'} variant: it adds a shell${development ? ' and a package manager' : ''} to the final image.`,
        remedy: needsShell
          ? `Move what needs the shell to a stage before, and use \`${plain}\` here${withDigest}.`
          : `Use \`${plain}\`${withDigest}, and look into a running container with \`kubectl debug\` or \`docker debug\`.`,
        ...(!needsShell &&
          !isPinned && { fix: { safety: 'review' as const, edits: [{ span, newText: plain }] } }),
      };
    }
  },
});
