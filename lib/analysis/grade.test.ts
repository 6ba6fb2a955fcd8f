import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { gradeLine } from '../grade/words';
import { Report } from '../report/report';
import { withoutText } from '../report/without-text';

const catalog = readCatalog();
const report = (dockerfile: string) => analyze({ dockerfile }, catalog, '2026-11-30');

async function line(dockerfile: string): Promise<string> {
  const { grade } = await report(dockerfile);
  return grade === undefined ? 'none' : gradeLine(grade).replaceAll('`', '');
}

const clean = `FROM golang:1.27-trixie AS builder
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/app .
FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=builder /out/app /app
CMD ["/app"]
`;
const ended =
  'FROM node:16-bullseye-slim\nENV DB_PASSWORD=hunter2-Kx93\nWORKDIR /app\nCOPY . .\nCMD ["node", "a.js"]\n';

describe('from a text to its grade', () => {
  test.each([
    ['several stages onto distroless', clean, 'Grade A: 100 of 100; nothing costs points'],
    [
      'a password on a base that ended, as root',
      ended,
      'Grade F: 23 of 100; −45 secret-in-image (line 2), −20 base-end-of-life (line 1), −12 runs-as-root (line 1)',
    ],
    [
      'as the account of the base',
      ended.replace('CMD', 'USER node\nCMD'),
      'Grade E: 35 of 100; −45 secret-in-image (line 2), −20 base-end-of-life (line 1)',
    ],
    [
      'what is not there is called',
      'FROM debian:trixie-slim\nRUN apk add curl\nUSER 1000\nCMD ["sleep", "1"]\n',
      'Grade F: 20 of 100; −80 package-manager-not-found (line 2)',
    ],
    [
      'what is suppressed costs nothing',
      clean
        .replace(':nonroot', ':latest')
        .replace('FROM gcr', '# plinth ignore=runs-as-root -- the cluster sets a user\nFROM gcr'),
      'Grade A: 100 of 100; nothing costs points',
    ],
    [
      'on a base that nobody knows',
      'FROM registry.example/a:1\nCMD ["a"]\n',
      'No grade: what the final image stands on is not known, so that no finding there does not mean no fault',
    ],
    [
      'on one that depends on an argument',
      'ARG BASE\nFROM $BASE\nWORKDIR app\nCMD ["a"]\n',
      'No grade: what the final image stands on is not known, so that no finding there does not mean no fault',
    ],
    [
      'for Windows',
      'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD ["a"]\n',
      'No grade: this builds a Windows image, and what Plinth knows is about Linux images',
    ],
    [
      'what fails on whatever base',
      'FROM registry.example/a:1\nCOPY a\n',
      'Grade F: 20 of 100; −80 syntax (line 2)',
    ],
    ['nothing', '', 'Grade F: 20 of 100; −80 syntax (line 1)'],
  ])('%s', async (_, text, expected) => {
    expect(await line(text)).toBe(expected);
  });

  test('what the report only counts costs nothing more', async () => {
    const many = Array.from({ length: 150 }, () => 'RUN FOO=1 echo $BAR > /tmp/a').join('\n');
    const text = (runs: string) =>
      `FROM debian:trixie-slim\n${runs}\nUSER 1000\nCMD ["sleep", "1"]\n`.replaceAll(
        'RUN',
        'MAINTAINER me\nRUN',
      );
    const found = await report(text(many));
    expect(found.omitted?.length).toBeGreaterThan(0);
    expect(found.grade).toMatchObject({ letter: 'A' });
  });

  test('is kept where the text is left out, and a report is valid with it and without', async () => {
    const whole = await report(ended);
    const { grade } = withoutText(whole);
    expect(grade).toEqual(whole.grade);
    expect(Report.parse(whole).grade).toEqual(whole.grade);
    const { grade: _given, ...old } = whole;
    expect(Report.parse(JSON.parse(JSON.stringify(old))).grade).toBeUndefined();
  });
});
