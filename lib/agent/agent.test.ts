import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { explain } from '../explain/explain';
import { resourceAddresses } from '../render/page/addresses';
import { outsideCode } from '../render/page/testing/outside-code';
import { rewrite } from '../rewrite';
import { buildTable } from '../table/build-table';
import type { Engine } from './engine';
import { tools } from './index';
import type { Told } from './tool';

const catalog = readCatalog();
const today = '2026-11-23';
const table = buildTable(catalog, today);
const engine: Engine = {
  catalog,
  today,
  addresses: resourceAddresses,
  table: () => table,
  analyze: (request) => analyze(request, catalog, today),
  rewrite: (request) => rewrite(request, catalog, today),
  explain: async (request) => explain(request, catalog, today),
};

async function ask(name: string, asked: unknown): Promise<Told> {
  const tool = tools.find((each) => each.name === name) ?? expect.fail(name);
  const told = await tool.answer(asked, engine);
  if (told.kind === 'answer') {
    // What is promised is kept, and the Markdown is whole and without HTML.
    expect(tool.output.strict().safeParse(told.data).error).toBeUndefined();
    expect(outsideCode(told.text)).not.toMatch(/<[a-z/!]/i);
  }
  return told;
}

async function answerTo(name: string, asked: unknown) {
  const told = await ask(name, asked);
  return told.kind === 'answer' ? told : expect.fail(told.text);
}

async function refusalTo(name: string, asked: unknown): Promise<string> {
  const told = await ask(name, asked);
  return told.kind === 'refused' ? told.text : expect.fail('It is answered');
}

const failing = 'FROM scratch\nCOPY app /app\nCMD /app\n';

describe('analyze_dockerfile', () => {
  test('says the worst first, with line, certainty and the rule', async () => {
    const { text, data } = await answerTo('analyze_dockerfile', { dockerfile: failing });
    expect(data).toMatchObject({ verdict: 'will-not-start', counts: { error: 1, warning: 1 } });
    expect(Object(data.findings)[0]).toMatchObject({
      rule: 'command-without-shell',
      severity: 'error',
      line: 3,
      link: 'plinth://rules/command-without-shell',
    });
    expect(text).toMatch(/^\*\*Will not start: /);
    expect(text).toContain('- **Error, line 3** (will not start, certain): ');
  });

  test('takes target, arguments and files as a build does', async () => {
    const dockerfile = 'ARG BASE=debian:trixie-slim\nFROM $BASE AS a\nCMD ["sh"]\nFROM scratch AS b\nCMD x\n';
    const { data } = await answerTo('analyze_dockerfile', {
      dockerfile,
      target: 'a',
      buildArgs: { BASE: 'debian:buster' },
      platform: 'linux/arm64',
      files: { '.dockerignore': 'x\n' },
    });
    expect(JSON.stringify(data)).toContain('debian:buster');
    expect(JSON.stringify(data)).not.toContain('command-without-shell');
  });

  test('tells a few in full, and how to get the others', async () => {
    const dockerfile = `FROM debian:trixie\n${'RUN cd x\n'.repeat(60)}`;
    const first = await answerTo('analyze_dockerfile', { dockerfile, limit: 5 });
    expect(first.data).toMatchObject({ next: 5, findings: { length: 5 } });
    expect(first.text).toContain('ask again with `offset` 5');
    const second = await answerTo('analyze_dockerfile', { dockerfile, limit: 50, offset: 5 });
    expect(second.data.findings).not.toContainEqual(Object(first.data.findings)[0]);
    const behind = await answerTo('analyze_dockerfile', { dockerfile, offset: 100_000 });
    expect(behind.data).toMatchObject({ findings: [], more: 0 });
  });

  test('of a huge file stays short', async () => {
    const dockerfile = `FROM debian:trixie\n${'RUN apt-get install foo && cd $UNKNOWN\n'.repeat(5_000)}`;
    const { text, data } = await answerTo('analyze_dockerfile', { dockerfile });
    expect(text.length).toBeLessThan(20_000);
    expect(JSON.stringify(data).length).toBeLessThan(30_000);
  });

  test.each([
    [{ dockerfile: '' }, /^The Dockerfile is empty/],
    [{ dockerfile: ' \n' }, /^The Dockerfile is empty/],
    [{ dockerfile: 'x'.repeat(1024 * 1024) }, /1 MiB or larger/],
    [{ dockerfile: 'ä'.repeat(600_000) }, /1 MiB or larger/],
    [{ dockerfile: 'FROM a\0' }, /zero bytes/],
    [{}, /`dockerfile` is missing/],
    ['FROM a', /must be of type object/],
    [null, /must be of type object/],
    [{ dockerfile: failing, limit: 1000 }, /`limit` must be at most 50/],
    [
      {
        dockerfile: failing,
        buildArgs: Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`A${at}`, ''])),
      },
      /at most 200/,
    ],
    [{ dockerfile: failing, nothing: 1 }, /`nothing` is not known/],
  ])('refuses %.60j', async (asked, sentence) => {
    expect(await refusalTo('analyze_dockerfile', asked)).toMatch(sentence);
  });

  test('names of a file are no markup', async () => {
    const dockerfile =
      'FROM debian:trixie AS a\nCOPY --from=<img/src=x> [x](javascript:a) /\nRUN echo ${<b>}\nENV A=`|**x**\nUSER <script>\n';
    await answerTo('analyze_dockerfile', { dockerfile });
    await answerTo('rewrite_dockerfile', { dockerfile, safety: 'review' });
    const linked = 'FROM debian:trixie\nENV A=b [click](https://evil.example/x)\n';
    const { text } = await answerTo('analyze_dockerfile', { dockerfile: linked });
    expect(text).toContain('\\[click\\](https://evil.example/x)');
  });
});

describe('rewrite_dockerfile', () => {
  test('cures what it can, and gives the whole text with its proof', async () => {
    const dockerfile = 'FROM debian:trixie-slim\nENTRYPOINT exec /app\nENV A b\n';
    const { data, text } = await answerTo('rewrite_dockerfile', { dockerfile, safety: 'review' });
    expect(data).toMatchObject({ plans: [{ kind: 'cures', isProved: true }] });
    expect(text).toContain('ENV A=b');
  });

  test('moves to what is wished for, or says why not', async () => {
    const dockerfile = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n';
    const { data, text } = await answerTo('rewrite_dockerfile', {
      dockerfile,
      to: ['smallest', 'ubi'],
      keep: { libc: 'musl' },
    });
    expect(data).toMatchObject({
      plans: [{ base: expect.stringContaining('alpine') }],
      unanswered: [{ to: 'ubi' }],
    });
    expect(text).toContain('What no rule sees:');
  });

  test('refuses what is no base', async () => {
    expect(await refusalTo('rewrite_dockerfile', { dockerfile: failing, to: 'No Base' })).toMatch(/`to`/);
  });
});

describe('find_base_images', () => {
  test('takes words and needs together, and cites each fact', async () => {
    const { data } = await answerTo('find_base_images', {
      words: 'distroless',
      needs: { libc: 'glibc', shell: false, packageManager: 'none', user: 'nonroot' },
    });
    const images: readonly { readonly reference: string; readonly facts: readonly object[] }[] = Object(
      data.images,
    );
    expect(images.length).toBeGreaterThan(2);
    for (const { reference, facts } of images) {
      expect(reference).toMatch(/distroless/);
      expect(facts).toContainEqual(
        expect.objectContaining({ fact: 'shell', text: 'none', source: expect.stringMatching(/./) }),
      );
    }
  });

  test('lets nothing that is not known count as a yes', async () => {
    const { data } = await answerTo('find_base_images', { needs: { shell: false }, limit: 30 });
    const facts: readonly { readonly facts: readonly { fact: string; known: boolean }[] }[] = Object(
      data.images,
    );
    for (const image of facts) expect(image.facts.find(({ fact }) => fact === 'shell')?.known).toBe(true);
    expect(data.notKnown).toBeGreaterThan(0);
  });

  test('says what is called alike where nothing is found', async () => {
    expect((await answerTo('find_base_images', { words: 'pyhton' })).text).toContain('Called alike: `python');
    expect((await answerTo('find_base_images', { words: '<b>|[x](y)'.repeat(40) })).data).toMatchObject({
      total: 0,
    });
  });
});

describe('compare_images', () => {
  test('tells what differs, each with its source', async () => {
    const { data, text } = await answerTo('compare_images', {
      images: ['debian:trixie-slim', 'alpine:3.23'],
    });
    expect(text).toMatch(/^\| C library \| glibc 2\.41 \| musl .* \|$/m);
    expect(text).toMatch(/^- C library: .*https:/m);
    expect(JSON.stringify(data)).not.toContain('"differs":"no"');
  });

  test('tells facts that are asked for, and what is not known', async () => {
    const { data } = await answerTo('compare_images', {
      images: ['debian-trixie', 'debian-trixie-slim', 'example.org/none:1'],
      facts: ['libc', 'vex'],
    });
    expect(data).toMatchObject({
      unknown: [{ asked: 'example.org/none:1', because: 'it is not in the catalog' }],
      rows: [
        { fact: 'libc', differs: 'no' },
        { fact: 'vex', values: [{ known: false, text: 'not looked up yet' }, { known: false }] },
      ],
    });
  });

  test.each([
    [{ images: ['a'] }, /`images` must be at least 2/],
    [{ images: ['none:1', 'x y'] }, /Fewer than two .* `x y`: it is no image reference/],
    [{ images: ['alpine', 'debian'], facts: ['__proto__'] }, /`__proto__` is no fact/],
    [{ images: ['alpine', 'debian'], facts: [] }, /`facts` must be at least 1/],
  ])('refuses %j', async (asked, sentence) => {
    expect(await refusalTo('compare_images', asked)).toMatch(sentence);
  });
});

describe('explain_rule', () => {
  test('has the four parts and an example', async () => {
    const { text } = await answerTo('explain_rule', { rule: 'glibc-too-old' });
    expect(text).toMatch(/How it shows:[\s\S]*What to do:[\s\S]*```dockerfile/);
  });

  test('shows the policy without which nothing is found', async () => {
    const { data, text } = await answerTo('explain_rule', { rule: 'policy-digest-missing' });
    expect(text).toMatch(
      /`plinth\.config\.json` beside it:\n\n```\n\{\n {2}"policy": \{\n {4}"digest": "require"/,
    );
    expect(data).toMatchObject({
      rules: [{ example: { files: { 'plinth.config.json': expect.stringContaining('"digest"') } } }],
    });
  });

  test('explains a message, and with the file the line', async () => {
    const { data } = await answerTo('explain_rule', {
      message: '/bin/sh: apt-get: not found',
      dockerfile: 'FROM alpine:3.24\nRUN apt-get update\nUSER 1000\nCMD ["sleep", "1"]\n',
    });
    expect(data).toMatchObject({ findings: [{ rule: 'package-manager-not-found', line: 2 }] });
  });

  test.each([
    [{}, /^Give `rule`/],
    [{ rule: 'constructor' }, /^No rule is called `constructor`/],
    [{ rule: 'root' }, /Called alike: /],
    [{ message: 'x'.repeat(256 * 1024) }, /256 KiB/],
  ])('refuses %.40j', async (asked, sentence) => {
    expect(await refusalTo('explain_rule', asked)).toMatch(sentence);
  });
});

describe('resolve_reference', () => {
  test.each([
    ['debian', { kind: 'image', image: { facts: expect.anything() }, history: { listed: true } }],
    ['scratch', { kind: 'scratch' }],
    ['node:20-bulseye', { kind: 'tag-unknown', nearest: expect.arrayContaining(['20-bullseye']) }],
    ['example.org/none', { kind: 'not-in-catalog' }],
    ['node:20', { image: { ended: expect.stringContaining('2026-04-30') } }],
  ])('%s', async (reference, expected) => {
    expect((await answerTo('resolve_reference', { reference })).data).toMatchObject(expected);
  });

  test('says of a digest alone nothing of tags', async () => {
    const reference = `node@sha256:${'a'.repeat(64)}`;
    const { data, text } = await answerTo('resolve_reference', { reference });
    expect(data.history).toBeUndefined();
    expect(text).toMatch(/^`node@sha256:a+` is of a repository that the catalog knows\. /);
    expect(text).toContain('digest does not say which version');
  });

  test('refuses what is no reference', async () => {
    expect(await refusalTo('resolve_reference', { reference: '<b>' })).toMatch(/is no image reference/);
  });
});
