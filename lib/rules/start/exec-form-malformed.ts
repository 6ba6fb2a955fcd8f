import type { CommandForm, Word } from '../../dockerfile/syntax';
import { defineRule } from '../rule';

export default defineRule({
  id: 'exec-form-malformed',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Exec form that is no JSON',
  why: 'Exec form has to be a JSON array: double quotes, commas between, none at the end. Anything else is taken for shell form without a word, and the shell looks for a program called `[python,`.',
  remedy: 'Use double quotes and valid JSON.',
  symptoms: ['/bin/sh: 1: [python,: not found', '[echo,: not found', '/bin/sh: 1: […,: not found'],
  references: [{ title: 'Exec form', url: 'https://docs.docker.com/reference/dockerfile/#exec-form' }],
  aliases: [{ tool: 'buildkit', id: 'JSONArgsRecommended' }],
  examples: {
    bad: [
      {
        title: 'Single quotes',
        dockerfile: "FROM python:3.14-slim-trixie\nUSER 1000\nCMD [|['python', '/app.py']|]\n",
        fixed: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD ["python", "/app.py"]\n',
      },
      {
        title: 'A comma at the end',
        dockerfile: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD [|["python", "/app.py",]|]\n',
      },
      {
        title: 'Volumes without commas',
        dockerfile:
          'FROM python:3.14-slim-trixie\nVOLUME [|["/data" "/logs"]|]\nUSER 1000\nCMD ["python", "/app.py"]\n',
      },
      {
        title: 'A comment behind it',
        dockerfile: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD [|["python", "/app.py"] # the server|]\n',
        fixed: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD ["python", "/app.py"]\n',
      },
    ],
    good: [
      { title: 'JSON', dockerfile: 'FROM python:3.14-slim-trixie\nUSER 1000\nCMD ["python", "/app.py"]\n' },
      {
        title: 'A comparison',
        dockerfile: 'FROM alpine:3.24\nRUN [ "$(date +%Z)" = "UTC" ]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A test of the shell',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nHEALTHCHECK CMD [ -f /tmp/ready ]\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable, target }) {
    for (const { stage } of reachable) {
      for (const { instruction } of stage.steps) {
        const { keyword } = instruction;
        if (keyword === 'volume') {
          const malformed = malformedVolume(instruction.words);
          if (malformed) yield { ...malformed, stage: stage.index };
          continue;
        }
        if (keyword !== 'run' && keyword !== 'cmd' && keyword !== 'entrypoint' && keyword !== 'healthcheck')
          continue;
        if (keyword !== 'run' && stage !== target?.stage) continue;
        const form: CommandForm | undefined = instruction.command;
        if (form?.form !== 'shell') continue;
        const text = form.script.text.trim();
        if (!looksLikeJson(text)) continue;
        const words = withDoubleQuotes(text);
        yield {
          span: form.span,
          stage: stage.index,
          certainty: 'likely',
          consequence:
            keyword === 'run' ? 'will-not-build' : keyword === 'healthcheck' ? 'may-fail' : 'will-not-start',
          message: [
            `${keyword.toUpperCase()} looks like exec form but is no JSON array`,
            {
              more: `: it is handed to the shell, which finds no program called \`${text.split(/\s/)[0]?.replaceAll(/['"]/g, '')}\`.`,
            },
          ],
          remedy:
            'Use double quotes, a comma between the words, none behind the last, and no comment on the line.',
          ...(words !== undefined && {
            fix: { safety: 'review' as const, edits: [{ span: form.span, newText: words }] },
          }),
        };
      }
    }
  },
});

/** `['a', 'b']`, `[“a”]`, `["a",]`, `["a"] # why`; not `[ -f x ]` or `[ "$A" = "b" ]`, where `[` is a program. */
function looksLikeJson(text: string): boolean {
  if (!isQuotedList(text)) return false;
  const beside = text
    .slice(1, text.lastIndexOf(']'))
    .replace(/"[^"]*"|'[^']*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]/g, '');
  return /^[\s,]*$/.test(beside) || /^[\s,\w./-]*['"“”‘’]/.test(beside);
}

/** `VOLUME ["/a" "/b"]` is no array: the brackets become part of the paths. */
function malformedVolume(words: readonly Word[]) {
  const first = words[0];
  const last = words.at(-1);
  if (!first?.text.startsWith('[') || !last?.text.endsWith(']')) return undefined;
  return {
    span: { start: first.span.start, end: last.span.end },
    certainty: 'certain' as const,
    severity: 'warning' as const,
    consequence: 'may-fail' as const,
    message: [
      'VOLUME looks like a JSON array but is none',
      {
        more: `: it makes volumes called \`${first.text.replaceAll('"', '')}\` and \`${last.text.replaceAll('"', '')}\`, and none where they are meant.`,
      },
    ],
    remedy: 'Use double quotes and a comma between the paths.',
  };
}

function withDoubleQuotes(text: string): string | undefined {
  const beforeComment = /^(\[\s*"[^"\\]*"(?:\s*,\s*"[^"\\]*")*\s*\])\s+#.*$/.exec(text)?.[1];
  if (beforeComment !== undefined) return beforeComment;
  if (!/^\[\s*'[^'"\\]*'(?:\s*,\s*'[^'"\\]*')*\s*\]$/.test(text)) return undefined;
  return `[${[...text.matchAll(/'([^']*)'/g)].map(([, word]) => JSON.stringify(word)).join(', ')}]`;
}

function isQuotedList(text: string): boolean {
  const [, list, rest] = /^\[([^\]]*)\](.*)$/s.exec(text) ?? [];
  if (list === undefined || rest === undefined) return false;
  const words = list.trim();
  const last = words.endsWith(',') ? words.slice(0, -1).trimEnd() : words;
  return (
    /^['"“‘]/.test(last) && last.length > 1 && /['"”’]$/.test(last) && (rest === '' || /^\s+#.*$/.test(rest))
  );
}
