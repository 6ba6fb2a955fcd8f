import { expect, test } from 'vitest';
import { analyze, examine, readSubject, recommend } from '../analyze';
import { cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import { findSecrets } from './find';
import { hardCases } from './hard-cases.fixture';
import { hardOthers } from './hard-others.fixture';
import { hardTexts } from './hard-texts.fixture';
import { redact } from './redact';

const catalog = readCatalog();
const today = '2026-11-30';
const atOnce = 25;
const all = [...hardCases, ...hardTexts, ...hardOthers];
const files = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) => {
  const cases = all.slice(index * atOnce, (index + 1) * atOnce);
  return {
    dockerfile: `FROM debian:trixie\n${cases.map(({ text }) => text).join('\n')}\nUSER 1000\nCMD ["sleep", "1"]\n`,
    secrets: cases.flatMap(({ secrets }) => secrets),
  };
});

test.each(files)(
  'what was found is in no field of a report, its evidence, plans and edits (%#)',
  async (file) => {
    const dockerfile = redact(file.dockerfile, findSecrets(file.dockerfile));
    const report = await analyze({ dockerfile }, catalog, today);
    const said = JSON.stringify([report, recommend({ dockerfile }, catalog, today)]);
    expect(said).toContain('plinth-redacted-');
    for (const secret of file.secrets) expect(said).not.toContain(JSON.stringify(secret).slice(1, -1));
  },
);

test('a file with its secrets replaced is found and graded as before', () => {
  const judged = (dockerfile: string) => {
    const { findings, grade } = examine(readSubject({ dockerfile }, catalog, today));
    if (grade.kind !== 'graded') return grade;
    const losses = grade.losses.map(({ rule, range, points }) => [rule, range.start.line, points]);
    const said = findings.map(({ rule, severity, range }) => [rule, severity, range.start.line]);
    return { ...grade, losses, said };
  };
  const standIns = [
    'FROM debian:trixie\nENV DB_PASSWORD=changeme\nUSER 1000\nCMD ["sleep", "1"]\n',
    'FROM debian:trixie\nRUN SECRET_KEY=dummy-for-the-build ls\nUSER 1000\nCMD ["sleep", "1"]\n',
  ];
  const texts = [...standIns, ...[...cases, ...files].map(({ dockerfile }) => dockerfile)];
  const secret = texts.filter((text) => findSecrets(text).length > 0);
  expect(secret.length).toBeGreaterThan(12);
  for (const text of secret) expect(judged(redact(text, findSecrets(text)))).toEqual(judged(text));
});
