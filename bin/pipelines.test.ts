import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { engineVersion } from '../lib/version';
import { root } from './build';
import { isDockerfileName } from './find-files';
import { writePackage } from './package/write';

/**
 * What pipelines run, run: the steps of the action, the hook and the job, in a clone with a pull request. `npx` starts
 * the command as it is packed here; of `gh` it is kept what it was asked.
 */
const folder = mkdtempSync(join(tmpdir(), 'plinth-pipelines-'));
const programs = join(folder, 'bin');
const clone = join(folder, 'clone');
const temporary = join(folder, 'temporary');

const good = 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n';
const bad = 'FROM debian:trixie-slim\nRUN apk add curl\nUSER 1000\nCMD ["sleep", "1"]\n';

function run(command: string, env: Readonly<Record<string, string>> = {}, shell = 'bash') {
  const { status, stderr, stdout } = spawnSync(shell, ['-e', '-c', command], {
    cwd: existsSync(clone) ? clone : folder,
    encoding: 'utf8',
    env: {
      NODE_ENV: 'production',
      PATH: `${programs}:${process.env.PATH}`,
      HOME: folder,
      PLINTH_TODAY: '2026-11-23',
      RUNNER_TEMP: temporary,
      GITHUB_OUTPUT: join(temporary, 'output'),
      GITHUB_STEP_SUMMARY: join(temporary, 'summary.md'),
      GITHUB_BASE_REF: 'main',
      GITHUB_REPOSITORY: 'some/where',
      GIT_CONFIG_NOSYSTEM: '1',
      ...env,
    },
  });
  return { status, stderr, stdout };
}

function writeProgram(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), text);
}

beforeAll(async () => {
  await writePackage(join(folder, 'package'));
  for (const each of [programs, temporary]) mkdirSync(each);
  const started = `exec '${process.execPath}' '${join(folder, 'package/dist/plinth.js')}' "$@"`;
  writeProgram('npx', `[ "$1 $2" = "--yes plinth@${engineVersion}" ] || exit 9\nshift 2\n${started}`);
  writeProgram(
    'gh',
    `echo "$@" >> '${folder}/asked'
if [ "$1 $2" = "pr view" ]; then printf %s "$COMMENT"; exit; fi
for last; do :; done
cp "\${last#body=@}" '${folder}/comment.md'
exit "\${REFUSED:-0}"`,
  );
  const git = (words: string) => {
    const { status, stderr } = run(`git -c user.name=a -c user.email=a@example.org ${words}`);
    expect(status, stderr).toBe(0);
  };
  git('init --quiet --bare -b main origin.git');
  git(`clone --quiet origin.git clone 2>&1`);
  write('api/Dockerfile', good);
  write('web.Dockerfile', good);
  write('-dash.Dockerfile', good);
  write('empty.Dockerfile', '');
  git(
    'checkout --quiet -b main && git add -A && git -c user.name=a -c user.email=a@example.org commit --quiet -m one',
  );
  git('push --quiet origin main');
  git('checkout --quiet -b change');
  git('commit --quiet --allow-empty -m before');
  write('api/Dockerfile', bad);
  write('-dash.Dockerfile', bad);
  write('empty.Dockerfile', good);
  git('add -A');
  git('commit --quiet -m two');
  git('push --quiet origin change');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string() })),
  runs: z.object({
    steps: z.array(
      z.object({
        name: z.string(),
        if: z.string().optional(),
        run: z.string().optional(),
        uses: z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
});
const action = Action.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')));

/** A step with what its expressions stand for. */
function step(
  name: string,
  inputs: Readonly<Record<string, string>> = {},
  further: Readonly<Record<string, string>> = {},
) {
  const found = action.runs.steps.find((each) => each.name === name);
  const outputs = join(temporary, 'output');
  const written = existsSync(outputs) ? readFileSync(outputs, 'utf8') : '';
  const known = new Map([
    ...Object.entries(action.inputs).map(([id, input]) => [`inputs.${id}`, input.default] as const),
    ...Object.entries(inputs).map(([id, value]) => [`inputs.${id}`, value] as const),
    ...[...written.matchAll(/^(\w+)=(.*)$/gm)].map(
      ([, id = '', value = '']) => [`steps.analyze.outputs.${id}`, value] as const,
    ),
    ['github.event.number', '7'] as const,
    ['github.token', 'token'] as const,
  ]);
  const value = (text: string) => text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (all, id) => known.get(id) ?? all);
  const env = Object.entries(found?.env ?? {}).map(([id, text]) => [id, value(text)] as const);
  expect(JSON.stringify(env)).not.toContain('${{ inputs');
  return run(found?.run ?? 'exit 9', { ...Object.fromEntries(env), ...further });
}

test('the action annotates, writes SARIF and a summary, and fails at its end', () => {
  const analyzed = step('Analyze');
  expect(analyzed).toMatchObject({ status: 0 });
  expect(analyzed.stdout).toMatch(/^::error file=api\/Dockerfile,line=2,/m);
  const sarif = JSON.parse(readFileSync(join(temporary, 'plinth.sarif'), 'utf8'));
  expect(sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain(
    'package-manager-not-found',
  );
  expect(readFileSync(join(temporary, 'summary.md'), 'utf8')).toContain('api/Dockerfile');
  expect(step('Fail on what was found').status).toBe(1);
});

test('it takes paths a line each, blanks in them and all, and what fails', () => {
  write('a b/Dockerfile', good);
  const { stdout } = step('Analyze', { paths: 'web.Dockerfile\n\na b/Dockerfile\n', 'fail-on': 'info' });
  expect(stdout).toContain('file=a b/Dockerfile');
  expect(stdout).not.toContain('api/Dockerfile');
  rmSync(join(clone, 'a b'), { recursive: true });
  expect(step('Fail on what was found').status).toBe(1);
});

test('it reports on the rest where something cannot be read', () => {
  const { status, stderr } = step('Analyze', { paths: 'missing.Dockerfile\n-dash.Dockerfile' });
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'plinth: missing.Dockerfile: there is no such file\n',
  });
  expect(readFileSync(join(temporary, 'plinth.sarif'), 'utf8')).toContain('package-manager-not-found');
  expect(readFileSync(join(temporary, 'summary.md'), 'utf8')).toContain('-dash.Dockerfile');
  expect(step('Fail on what was found').status).toBe(2);
});

const comments = 'Comment on what changes';
const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n').at(-1);
const comment = () => readFileSync(join(folder, 'comment.md'), 'utf8');

test('it comments on a pull request, with what each file brings that can be compared', () => {
  expect(step(comments)).toMatchObject({ status: 0, stderr: 'plinth: standard input: it is empty\n' });
  expect(asked()).toMatch(/^pr comment 7 --body-file /);
  expect(comment()).toMatch(/^<!-- plinth -->\n/);
  expect(comment()).toContain('### `api/Dockerfile`');
  expect(comment()).toContain('### `-dash.Dockerfile`');
  expect(comment()).toContain('package-manager-not-found');
  for (const name of ['web.Dockerfile', 'empty.Dockerfile']) expect(comment()).not.toContain(name);
});

test('it writes its own comment anew, also where nothing changes any more', () => {
  const COMMENT = 'https://github.example/some/where/pull/7#issuecomment-12';
  expect(step(comments, {}, { COMMENT }).status).toBe(0);
  expect(asked()).toMatch(/^api --silent --method PATCH repos\/some\/where\/issues\/comments\/12 /);
  expect(comment()).toContain('### `api/Dockerfile`');
  expect(step(comments, {}, { COMMENT, GITHUB_BASE_REF: 'change' }).status).toBe(0);
  expect(comment()).toBe('<!-- plinth -->\nNo Dockerfile is changed any more.\n');
});

test('a comment that may not be written is a warning', () => {
  const { status, stdout } = step(comments, {}, { REFUSED: '1' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^::warning title=Plinth::The comment/m);
});

test('a clone with its history keeps it', () => {
  expect(run('git rev-parse --is-shallow-repository').stdout).toBe('false\n');
  expect(run('git log --oneline').stdout.trim().split('\n')).toHaveLength(3);
});

test('the hook fails on the files it is given, and says nothing of good ones', () => {
  const [hook] = z
    .array(z.object({ entry: z.string() }))
    .parse(parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')));
  expect(run(`${hook?.entry} web.Dockerfile`)).toEqual({ status: 0, stdout: '', stderr: '' });
  const { status, stdout } = run(`${hook?.entry} web.Dockerfile api/Dockerfile`);
  expect(status).toBe(1);
  expect(stdout).toContain('api/Dockerfile:2:5  error  package-manager-not-found');
});

test('the job of GitLab fails, and leaves its report', () => {
  const [head, job] = parseAllDocuments(readFileSync(join(root, '.gitlab/plinth.yml'), 'utf8'));
  const { inputs } = z
    .object({ spec: z.object({ inputs: z.record(z.string(), z.object({ default: z.string() })) }) })
    .parse(head?.toJS()).spec;
  const { plinth } = z.object({ plinth: z.object({ script: z.array(z.string()) }) }).parse(job?.toJS());
  const commands = (given: Readonly<Record<string, string>>) =>
    plinth.script
      .map((line) =>
        line.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (all, id) => given[id] ?? inputs[id]?.default ?? all),
      )
      .join('\n');
  expect(run(commands({ 'fail-on': 'never' }), {}, 'sh').status).toBe(0);
  write('plinth.config.json', '{ "failOn": "never" }');
  expect(run(commands({}), {}, 'sh').status).toBe(0);
  rmSync(join(clone, 'plinth.config.json'));
  expect(run(commands({ paths: 'api' }), {}, 'sh').status).toBe(1);
  const report = JSON.parse(readFileSync(join(clone, 'gl-code-quality-report.json'), 'utf8'));
  expect(report).toContainEqual(
    expect.objectContaining({ check_name: 'package-manager-not-found', severity: 'blocker' }),
  );
});

/** Of what https://megalinter.io/latest/json-schemas/descriptor.html allows, what is used here. */
const Descriptor = z.strictObject({
  descriptor_id: z.literal('PLINTH'),
  descriptor_label: z.string(),
  descriptor_type: z.enum(['language', 'format', 'tooling_format', 'other']),
  file_names_regex: z.array(z.string()),
  file_names_not_ends_with: z.array(z.string()),
  linters: z.tuple([
    z.strictObject({
      linter_name: z.string(),
      name: z.string(),
      linter_spdx_license: z.string(),
      linter_text: z.string(),
      can_output_sarif: z.literal(true),
      cli_lint_mode: z.literal('list_of_files'),
      cli_lint_extra_args: z.array(z.string()),
      cli_config_arg_name: z.string(),
      config_file_name: z.string(),
      cli_sarif_args: z.array(z.string()),
      cli_lint_extra_args_after: z.array(z.string()),
      cli_lint_errors_count: z.literal('regex_count'),
      cli_lint_errors_regex: z.string(),
      cli_help_arg_name: z.string(),
      cli_version_arg_name: z.string(),
      examples: z.array(z.string()),
      install: z.strictObject({ dockerfile: z.tuple([z.string()]) }),
    }),
  ]),
});

test('the plugin of MegaLinter fails on what fails, counts it and leaves SARIF', () => {
  const path = '.megalinter/mega-linter-plugin-plinth/plinth.megalinter-descriptor.yml';
  const descriptor = Descriptor.parse(parse(readFileSync(join(root, path), 'utf8')));
  const { file_names_not_ends_with: ends, file_names_regex: names, linters } = descriptor;
  const [linter] = linters;
  expect(linter.install.dockerfile).toEqual([`RUN npm install --global plinth@${engineVersion}`]);
  const isTaken = (name: string) =>
    names.some((each) => new RegExp(`^(?:${each})$`).test(name)) && !ends.some((end) => name.endsWith(end));
  for (const name of [
    ...['Dockerfile', 'dockerfile', 'Containerfile', 'Dockerfile.dev', 'web.Dockerfile', 'web.dockerfile'],
    ...['Dockerfiles', 'a.Containerfile', '.Dockerfile', 'Dockerfile.dockerignore', '.dockerignore'],
  ])
    expect([name, isTaken(name)]).toEqual([name, isDockerfileName(name)]);
  const started = (words: readonly string[]) =>
    run([`npx --yes plinth@${engineVersion}`, ...words.map((word) => `'${word}'`)].join(' '));
  write(linter.config_file_name, '{}');
  const {
    cli_config_arg_name: option,
    cli_lint_extra_args: before,
    cli_lint_extra_args_after: after,
  } = linter;
  const config = [option, linter.config_file_name];
  const files = ['web.Dockerfile', 'api/Dockerfile', '-dash.Dockerfile'];
  const { status, stdout } = started([...before, ...config, ...after, ...files]);
  expect(status).toBe(1);
  const [, flags = '', regex = ''] = /^\(\?(\w+)\)(.+)$/s.exec(linter.cli_lint_errors_regex) ?? [];
  expect(stdout.match(new RegExp(regex, `g${flags}`))).toHaveLength(2);
  const sarif = linter.cli_sarif_args.map((word) => word.replace('{{SARIF_OUTPUT_FILE}}', 'plinth.sarif'));
  expect(started([...before, ...config, ...sarif, ...after, ...files]).status).toBe(1);
  const { runs } = JSON.parse(readFileSync(join(clone, 'plinth.sarif'), 'utf8'));
  expect(runs[0].results).toHaveLength(2);
  expect(started([linter.cli_version_arg_name]).stdout).toMatch(/\d+(\.\d+)+/);
  expect(started([linter.cli_help_arg_name]).stdout).toContain('plinth');
});
