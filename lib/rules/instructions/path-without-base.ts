import type { StageView } from '../../contents/contents';
import { presentIn, valueOf } from '../../fact/fact';
import { buildsWindows } from '../../inspection';
import { resolvePath, usualPath } from '../../path/path';
import type { State } from '../../stages/stage';
import { defineRule } from '../rule';

export default defineRule({
  id: 'path-without-base',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'PATH that leaves out the directories of the base',
  why: 'ENV sets PATH anew for every line below and for the container. Where the value does not go on with `$PATH`, the directories that were in it are no longer looked through: `ls`, `apt-get` or the language of the base are "not found" although they are there.',
  remedy: 'Put the new directory in front and go on with what was there: `ENV PATH=/opt/app/bin:$PATH`.',
  symptoms: [
    '/bin/sh: 1: apt-get: not found',
    'exec: "python": executable file not found in $PATH',
    'ls: command not found',
  ],
  references: [
    { title: 'ENV', url: 'https://docs.docker.com/reference/dockerfile/#env' },
    {
      title: 'Environment replacement',
      url: 'https://docs.docker.com/reference/dockerfile/#environment-replacement',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Nothing but the own directory',
        dockerfile: 'FROM debian:trixie-slim\nENV [|PATH=/opt/app/bin|]\nRUN ls\nUSER 1000\nCMD ["app"]\n',
        fixed: 'FROM debian:trixie-slim\nENV PATH=/opt/app/bin:$PATH\nRUN ls\nUSER 1000\nCMD ["app"]\n',
      },
      {
        title: 'Without that of the language',
        dockerfile:
          'FROM golang:1.27\nENV [|PATH=/app/bin:/usr/local/bin:/usr/bin:/bin|]\nUSER 1000\nCMD ["go", "version"]\n',
      },
    ],
    good: [
      {
        title: 'In front of what was there',
        dockerfile: 'FROM debian:trixie-slim\nENV PATH=/opt/app/bin:$PATH\nUSER 1000\nCMD ["app"]\n',
      },
      {
        title: 'All of it written out',
        dockerfile:
          'FROM debian:trixie-slim\nENV PATH=/opt/app/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nUSER 1000\nCMD ["app"]\n',
      },
      {
        title: 'Nothing was there',
        dockerfile: 'FROM scratch\nCOPY app /app/\nENV PATH=/app\nUSER 1000\nCMD ["app"]\n',
      },
    ],
  },
  *check({ checked, contents }) {
    if (buildsWindows(contents)) return;
    for (const { instruction, step, view } of checked) {
      if (instruction.keyword !== 'env' || view.base.root.kind === 'scratch' || hasNothing(view)) continue;
      const pair = instruction.pairs.find(({ key }) => key.text === 'PATH');
      if (!pair || /\$/.test(pair.value.text)) continue;
      const dropped = droppedBy(pair.value.text.replaceAll(/["']/g, ''), step.before, view);
      if (!dropped) continue;
      const { end } = pair.value.span;
      const isBare =
        !/["'\s]/.test(pair.value.text) &&
        pair.value.span.end - pair.value.span.start === pair.value.text.length;
      yield {
        span: pair.span,
        stage: view.stage.index,
        certainty: 'likely',
        message: [
          dropped.kind === 'system'
            ? 'PATH has neither `/usr/bin` nor `/bin` from here on'
            : `\`${dropped.directory}\` is no longer in PATH, where \`${dropped.image}\` has its own programs`,
          { more: ': programs there are found by their full names alone.' },
        ],
        remedy: 'Go on with what was there: end the value with `:$PATH`.',
        ...(isBare &&
          dropped.kind === 'system' &&
          step.replayedFrom === undefined && {
            fix: { safety: 'review', edits: [{ span: { start: end, end }, newText: ':$PATH' }] },
          }),
      };
    }
  },
});

/** Without a shell and a language there is most often nothing to start but what is copied there. */
function hasNothing({ image }: StageView): boolean {
  return (
    image !== undefined && valueOf(image.facts.shell) === 'none' && valueOf(image.facts.language) === 'none'
  );
}

type Dropped =
  | { readonly kind: 'system' }
  | { readonly kind: 'own'; readonly directory: string; readonly image: string };

/** What a value leaves out that the programs of the base cannot do without. */
function droppedBy(value: string, before: State, { image }: StageView): Dropped | undefined {
  const kept = new Set(value.split(':').map((each) => resolvePath('/', each)));
  if (!kept.has('/usr/bin') && !kept.has('/bin')) return { kind: 'system' };
  const path = before.variables.get('PATH')?.value ?? (image && presentIn(image.facts.path));
  const usual = new Set(usualPath.split(':'));
  const own = path?.split(':').find((each) => each.startsWith('/') && !usual.has(each) && !kept.has(each));
  return image && own !== undefined && before.variables.get('PATH')?.kind !== 'env'
    ? { kind: 'own', directory: own, image: image.reference }
    : undefined;
}
