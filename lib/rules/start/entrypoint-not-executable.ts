import { below } from '../../path/path';
import { programIndex } from '../../start/executable';
import { defineRule } from '../rule';

export default defineRule({
  id: 'entrypoint-not-executable',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Started file without the right to be executed',
  why: 'A program needs the executable bit. Here-documents and downloads are written without it, and `--chmod` with an octal number sets exactly what it says.',
  remedy: 'Set it: `COPY --chmod=755`, or `chmod +x` before it is copied on.',
  symptoms: ['permission denied: unknown', 'exec: "/app": permission denied'],
  references: [
    { title: 'COPY --chmod', url: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A script from a here-document',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY <<EOF /start.sh\n#!/bin/sh\nexec sleep 1\nEOF\nENTRYPOINT [[|"/start.sh"|]]\n',
      },
      {
        title: 'Mode without x',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY --chmod=644 start.sh /start.sh\nENTRYPOINT [[|"/start.sh"|]]\n',
      },
    ],
    good: [
      {
        title: 'Set by COPY',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY --chmod=755 <<EOF /start.sh\n#!/bin/sh\nexec sleep 1\nEOF\nENTRYPOINT ["/start.sh"]\n',
      },
      {
        title: 'Read by a shell',
        dockerfile:
          'FROM alpine:3.24\nUSER 1000\nCOPY <<EOF /start.sh\nexec sleep 1\nEOF\nENTRYPOINT ["sh", "/start.sh"]\n',
      },
    ],
  },
  *check({ target }) {
    for (const { of, at, traced, path, span, written } of target?.executables ?? []) {
      const launch = of === 'start' ? target?.start : target?.healthcheck;
      const hop = traced.hops[0];
      if (
        !target ||
        of === 'copied' ||
        !launch ||
        launch.shell ||
        at !== programIndex(launch.argv) ||
        path === undefined ||
        !hop ||
        traced.hops.length !== 1
      )
        continue;
      const mode = hop.write.mode;
      const withoutX = mode !== undefined && /^0?[0-7]{3,4}$/.test(mode) && !/[1357]/.test(mode.slice(-3));
      const plainDocument = traced.kind === 'here-document' && mode === undefined;
      if (!withoutX && !plainDocument) continue;
      const changed = target.view.tree.effects.some(
        ({ effect }) => effect.kind === 'mode-changed' && below(effect.path, path) !== undefined,
      );
      if (changed) continue;
      yield {
        span,
        stage: target.stage.index,
        certainty: 'certain',
        consequence: of === 'start' ? 'will-not-start' : 'may-fail',
        message: [
          `\`${written}\` may not be executed: ${withoutX ? `COPY sets its mode to ${mode}` : 'a here-document is written with mode 644'}`,
          { more: '. It is refused with "permission denied".' },
        ],
        remedy: 'Write `--chmod=755` on the COPY.',
        evidence: [{ text: 'Written here.', span: hop.write.span }],
      };
    }
  },
});
