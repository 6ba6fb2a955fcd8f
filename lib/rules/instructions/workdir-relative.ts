import { expand } from '../../dockerfile/expand';
import { isPlatformError, parsePlatform } from '../../reference/platform';
import { isAbsolute } from '../../stages/workdir';
import { defineRule } from '../rule';
import { lookupIn } from './unset-variables';

export default defineRule({
  id: 'workdir-relative',
  yieldsTo: ['tilde-not-expanded'],
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Relative WORKDIR without an absolute one before',
  why: 'A relative WORKDIR goes on from the directory the base image was left in. With another base, or a newer one, the same line leads somewhere else, and COPY and CMD with it.',
  remedy: 'Begin the first WORKDIR with a slash.',
  symptoms: [],
  references: [
    {
      title: 'Build checks: WorkdirRelativePath',
      url: 'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    },
  ],
  aliases: [
    { tool: 'buildkit', id: 'WorkdirRelativePath' },
    { tool: 'hadolint', id: 'DL3000' },
    { tool: 'trivy', id: 'DS-0009' },
    { tool: 'checkov', id: 'CKV_DOCKER_10' },
  ],
  examples: {
    bad: [
      {
        title: 'On scratch',
        dockerfile: 'FROM scratch\nWORKDIR [|app/data|]\nCOPY app .\nCMD ["./app"]\n',
        fixed: 'FROM scratch\nWORKDIR /app/data\nCOPY app .\nCMD ["./app"]\n',
      },
      {
        title: 'Only the first counts',
        dockerfile: 'FROM debian:trixie-slim\nWORKDIR [|app|]\nWORKDIR data\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Out of a variable',
        dockerfile:
          'FROM debian:trixie-slim\nARG DIRECTORY=srv\nWORKDIR [|${DIRECTORY}/app|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Absolute',
        dockerfile: 'FROM debian:trixie-slim\nWORKDIR /app\nWORKDIR data\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Absolute in the stage below',
        dockerfile:
          'FROM debian:trixie-slim AS base\nWORKDIR /app\nFROM base\nWORKDIR data\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A variable of the base',
        dockerfile: 'FROM debian:trixie-slim\nWORKDIR $HOME\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const escapeCharacter = inspection.dockerfile.escape;
    for (const { view, step, instruction } of inspection.checked) {
      // Where the directory was set in this file, relative paths go on from there.
      if (instruction.keyword !== 'workdir' || step.before.workdir?.span !== undefined) continue;
      const { word } = instruction;
      const path = expand(word.text, lookupIn(step.before.variables), escapeCharacter);
      if (path.kind === 'error' || path.unknown.length > 0 || path.unset.length > 0) continue;
      const parts = parsePlatform(view.stage.platform ?? inspection.graph.options.platform);
      const isDrive = /^[a-zA-Z]:/.test(path.value);
      if (path.value === '' || isDrive || isAbsolute(path.value, isPlatformError(parts) ? 'linux' : parts.os))
        continue;
      const isOnScratch = view.base.root.kind === 'scratch';
      const start = step.before.workdir?.value ?? (isOnScratch ? '/' : undefined);
      const isPlain = step.replayedFrom === undefined && /^[\w./-]+$/.test(word.text);
      const absolute = isPlain && start !== undefined ? join(start, word.text) : undefined;
      yield {
        span: word.span,
        stage: view.stage.index,
        certainty: 'certain',
        message: [
          `\`${path.value}\` goes on from ${start === undefined ? 'wherever the base was left' : `\`${start}\`, where the base was left`}`,
          { more: ': it moves when the base does.' },
        ],
        remedy: `Write the directory in full, as ${absolute === undefined ? `\`/${path.value}\` if that is meant` : `\`${absolute}\``}.`,
        ...(absolute !== undefined && {
          fix: {
            safety: isOnScratch ? 'safe' : 'review',
            edits: [{ span: word.span, newText: absolute }],
          },
        }),
      };
    }
  },
});

function join(start: string, path: string): string {
  return `${start === '/' ? '' : start}/${path.replace(/^(?:\.\/+)+/, '')}`;
}
