import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { badExamples, cases } from '../cases.fixture';
import { parseDockerfile } from '../dockerfile/parse';
import type { CommandForm, Instruction } from '../dockerfile/syntax';
import { planOf } from './plan.fixture';

const targets = [
  'alpine:3.24',
  'debian:trixie-slim',
  'cgr.dev/chainguard/wolfi-base:latest',
  'registry.access.redhat.com/ubi9/ubi-minimal:latest',
  'registry.access.redhat.com/ubi9/ubi-micro:latest',
  'gcr.io/distroless/nodejs24-debian13:nonroot',
];

/** Lines that are hard to leave alone, for a file on Debian. */
const hard = [
  'RUN apt-get update && \\\n    # first\n    apt-get install -y \\\n    # second\n    curl \\\n    jq && \\\n    # third\n    rm -rf /var/lib/apt/lists/* && \\\n    echo done',
  'RUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y --no-install-recommends \\\n\t\tcurl \\\n\t\tbash \\\n\t; \\\n\trm -rf /var/lib/apt/lists/*; \\\n\tcurl --version',
  'RUN apt-get update \\\n && apt-get install -y bash \\\n && useradd -m app \\\n && apt-get clean',
  'RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y jq >/dev/null 2>&1',
  'RUN <<EOF\nset -e\n# why\napt-get update\napt-get install -y curl \\\n  jq\nif [ -f /a ]; then\n  apt-get clean\nfi\nEOF',
  'RUN if true; then apt-get update; fi && apt-get install -y curl',
  'RUN (apt-get update && apt-get install -y curl) && echo a',
  'RUN { apt-get update; apt-get install -y curl; } && echo a',
  'RUN apt-get update && apt-get install -y "curl" \'jq\' # why',
  'RUN apt-get update;\\\n\n apt-get install -y curl;',
  'RUN apt-get update && apt-get upgrade -y && useradd -r app && mkdir /data && chown app /data',
  'RUN apt-get update && apt-get -y install curl && curl x | sh && apt-get clean || exit 1',
].map((run, at) => ({
  name: `hard ${at + 1}`,
  dockerfile: `FROM debian:bookworm-slim\n${run}\nHEALTHCHECK CMD curl -f "http://localhost:8080/a?b=c" || exit 1\nCMD A="b c" node server.js\n`,
  options: {},
}));

const some = [
  ...cases.filter((_, at) => at % 8 === 3),
  ...badExamples.filter((_, at) => at % 6 === 2),
  ...hard,
];
const files = some.flatMap(({ name, dockerfile }) => [
  { name, dockerfile },
  { name: `${name}, lines of Windows`, dockerfile: dockerfile.replaceAll(/\r?\n/g, '\r\n') },
]);

const made: { readonly dockerfile: string; readonly text: string }[] = [];

test.each(files)('what is carried over is as it would be once more: $name', async ({ dockerfile }) => {
  for (const to of targets) {
    const plan = await planOf(dockerfile, to).catch(() => undefined);
    if (plan === undefined) continue;
    made.push({ dockerfile, text: plan.text });
    expect(plan.edits.every(({ because }) => /^[A-Z`].*\.$/s.test(because))).toBe(true);
    if (!plan.proof.isProved) continue;
    const again = await planOf(plan.text, to);
    expect(again.text).toBe(plan.text);
  }
});

test('every shell fragment that is new is one for sh, and every exec form is JSON', () => {
  const scripts = new Set<string>();
  let arrays = 0;
  for (const { dockerfile, text } of made) {
    const before = new Set(parseDockerfile(dockerfile).instructions.flatMap(scriptOf));
    const now = parseDockerfile(text);
    expect(now.errors.length).toBeLessThanOrEqual(parseDockerfile(dockerfile).errors.length);
    for (const instruction of now.instructions) {
      for (const script of scriptOf(instruction)) if (!before.has(script)) scripts.add(script);
      const form = formOf(instruction);
      if (form?.form !== 'exec') continue;
      expect(Array.isArray(JSON.parse(text.slice(form.span.start, form.span.end)))).toBe(true);
      arrays += 1;
    }
  }
  expect([scripts.size > 25, arrays > 100]).toEqual([true, true]);
  const all = [...scripts].map((script, at) => `f${at}() {\n${script}\n}\n`).join('');
  const { status, stderr } = spawnSync('sh', ['-n'], { input: all, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

function formOf(instruction: Instruction): CommandForm | undefined {
  return 'command' in instruction ? instruction.command : undefined;
}

function scriptOf(instruction: Instruction): readonly string[] {
  const form = formOf(instruction);
  if (form?.form !== 'shell') return [];
  const bodies = instruction.heredocs.map(({ content }) => content);
  return bodies.length > 0 ? bodies : [form.script.text];
}
