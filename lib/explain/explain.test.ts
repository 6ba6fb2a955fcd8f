import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import { growthOf } from '../text/testing/growth';
import { explain } from './explain';

type Printed = {
  readonly of: string;
  /** Rules whose texts are the same: only the file tells which it is. */
  readonly also?: readonly string[];
  readonly output: string;
};

const printed: readonly Printed[] = JSON.parse(
  readFileSync(new URL('./testing/outputs.json', import.meta.url), 'utf8'),
);
const catalog = readCatalog();
const today = '2026-11-23';
const ofMessage = (message: string) => explain({ message }, catalog, today);
const firstRule = (message: string) => ofMessage(message).rules[0]?.rule;

test('of what builds and containers print, the rule it comes from is named first', () => {
  const wrong = printed.filter(
    ({ of, also = [], output }) => ![of, ...also].includes(firstRule(output) ?? ''),
  );
  expect(wrong.map(({ of }) => of)).toEqual([]);
  expect(printed.length).toBeGreaterThan(100);
});

describe('what no rule knows is said to be unknown', () => {
  test.each([
    'hello world',
    'Segmentation fault',
    'Killed',
    'error: expected `;` before return',
    'cat: /foo: No such file or directory',
    'E: Sub-process /usr/bin/dpkg returned an error code (1)',
    'TypeError: undefined is not a function',
    'Error: connect ECONNREFUSED 10.0.0.3:5432',
    'panic: runtime error: index out of range [3] with length 3',
    'AssertionError: expected 3 to equal 4',
    'runtime/cgo: pthread_create failed: Operation not permitted',
    'npm ERR! 404 Not Found - GET https://registry.example.com/foo - Not found',
    'The quick brown fox jumps over the lazy dog',
    '',
    '\n\n',
  ])('%j', (message) => {
    const { rules, text } = ofMessage(message);
    expect(rules).toEqual([]);
    expect(text).toMatch(/^No rule knows this message\./);
  });
});

describe('what stands around a message changes nothing', () => {
  const message = "groupadd: GID '1000' already exists";
  test.each([
    ['colours', `\u001b[1m\u001b[91m${message}\u001b[0m`],
    [
      'BuildKit',
      `#12 0.345 ${message}\n#12 ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 4`,
    ],
    ['Compose', `web-1  | ${message}`],
    ['a time', `2026-11-23T10:11:12.123456789Z ${message}`],
    ['line ends of Windows', `one\r\n${message}\r\ntwo`],
    ['a level', `[ERROR] ${message}`],
    ['other ids', message.replace('1000', '4711')],
    ['much else', `${'npm warn deprecated glob@7.2.3\n'.repeat(3000)}${message}`],
  ])('%s', (_, pasted) => {
    expect(firstRule(pasted)).toBe('account-taken');
    expect(ofMessage(pasted).rules[0]?.line).toMatch(/^groupadd: GID/);
  });
});

describe('in a file', () => {
  const inFile = (dockerfile: string, message: string) => {
    const { findings = [], text } = explain({ message, dockerfile }, catalog, today);
    const [first] = findings;
    return { rule: first?.finding.rule, line: first?.finding.range.start.line, text };
  };

  test('the line that fails is told by its words', () => {
    const dockerfile =
      'FROM debian:trixie-slim AS a\nRUN curl -fsSL https://example.org/a -o /a\nFROM debian:trixie-slim\nCOPY --from=a /a /a\nRUN git clone https://example.org/b\nUSER 1000\nCMD ["sleep", "1"]\n';
    expect(inFile(dockerfile, '/bin/sh: 1: git: not found')).toMatchObject({
      rule: 'command-not-found',
      line: 5,
    });
    expect(inFile(dockerfile, '/bin/sh: 1: curl: not found')).toMatchObject({
      rule: 'command-not-found',
      line: 2,
    });
  });

  test('a text that many rules share is told apart by the file', () => {
    const start = 'exec /app: no such file or directory';
    expect(
      inFile(
        'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=1 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nUSER 65532\nENTRYPOINT ["/app"]\n',
        start,
      ),
    ).toMatchObject({ rule: 'dynamic-binary-without-loader', line: 8 });
    expect(
      inFile(
        'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app.sh /app.sh\nENTRYPOINT ["/app.sh"]\n',
        'exec /app.sh: no such file or directory',
      ),
    ).toMatchObject({ rule: 'script-without-interpreter', line: 3 });
  });

  test('an error on the line that the builder names comes first, whatever was printed', () => {
    const dockerfile = 'FROM alpine:3.24\nRUN apt-get update\nUSER 1000\nCMD ["sleep", "1"]\n';
    const message =
      'something unheard of\nDockerfile:2\n--------------------\n   1 |     FROM alpine:3.24\n   2 | >>> RUN apt-get update\n';
    expect(inFile(dockerfile, message)).toMatchObject({ rule: 'package-manager-not-found', line: 2 });
  });

  test('a file that is not to blame is not blamed', () => {
    const { findings, text } = explain(
      {
        message: "groupadd: GID '1000' already exists",
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      catalog,
      today,
    );
    expect(findings).toEqual([]);
    expect(text).toMatch(/nothing in this file is seen to cause it/);
  });
});

test('time grows with the length of what is pasted, not faster', () => {
  const hostile: readonly ((times: number) => string)[] = [
    (times) => 'exec not found '.repeat(times),
    (times) => `${"'a ".repeat(times)}`,
    (times) => 'ockerfile.'.repeat(times),
    (times) => `process "${'x '.repeat(times)}`,
    (times) => `[${'1/2] '.repeat(times)}`,
    (times) => '\u001b[1'.repeat(times),
    (times) => '/a'.repeat(times),
    (times) => `${'-'.repeat(times)}x`,
  ];
  for (const build of hostile) expect(growthOf(build, ofMessage, 10_000)).toBeLessThan(1.6);
});
