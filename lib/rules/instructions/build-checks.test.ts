import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../inspection';
import { applyEdits } from '../../text/edit';
import { growthOf } from '../../text/testing/growth';
import { rules as everyRule } from '..';
import { inspectionOf } from '../testing/inspection';

const rules = everyRule.filter(({ aliases }) => aliases.some(({ tool }) => tool === 'buildkit'));

// https://docs.docker.com/reference/build-checks/
const everyCheck = [
  'ConsistentInstructionCasing',
  'CopyIgnoredFile',
  'DuplicateStageName',
  'ExposeInvalidFormat',
  'ExposeProtoCasing',
  'FromAsCasing',
  'FromPlatformFlagConstDisallowed',
  'InvalidBaseImagePlatform',
  'InvalidDefaultArgInFrom',
  'InvalidDefinitionDescription',
  'JSONArgsRecommended',
  'LegacyKeyValueFormat',
  'MaintainerDeprecated',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'RedundantTargetPlatform',
  'ReservedStageName',
  'SecretsUsedInArgOrEnv',
  'StageNameCasing',
  'UndefinedArgInFrom',
  'UndefinedVar',
  'WorkdirRelativePath',
];

test('every build check is covered by a rule', () => {
  const covered = rules.flatMap(({ aliases }) =>
    aliases.flatMap(({ tool, id }) => (tool === 'buildkit' ? [id] : [])),
  );
  expect(everyCheck).toHaveLength(22);
  expect([...new Set(covered)].sort()).toEqual(everyCheck);
});

// Undefined: there is a finding, and no edit.
const edits: readonly (readonly [string, string, string, string | undefined])[] = [
  [
    'empty-continuation-line',
    'with carriage returns',
    'FROM scratch\r\nCOPY a \\\r\n\r\n \r\n  /a\r\n',
    'FROM scratch\r\nCOPY a \\\r\n  /a\r\n',
  ],
  [
    'empty-continuation-line',
    'at the end of the file',
    'FROM scratch\nCOPY a /a \\\n\n  ',
    'FROM scratch\nCOPY a /a \\\n',
  ],
  [
    'key-value-without-equals',
    'over two lines',
    'FROM scratch\nENV a \\\n  b c\n',
    'FROM scratch\nENV a="b c"\n',
  ],
  ['key-value-without-equals', 'with a comment between', 'FROM scratch\nENV a \\\n# why\n  b\n', undefined],
  [
    'key-value-without-equals',
    'a quoted word among others',
    'FROM scratch\nENV a b "c d"\n',
    'FROM scratch\nENV a="b c d"\n',
  ],
  [
    'key-value-without-equals',
    'one that stays leaves all',
    'FROM scratch\nENV a b\nENV c \\\n# why\n  d\n',
    undefined,
  ],
  ['key-value-without-equals', 'an escape', 'FROM scratch\nENV a b\\ c\n', 'FROM scratch\nENV a=b\\ c\n'],
  [
    'key-value-without-equals',
    'a variable',
    'FROM scratch\nENV PATH $PATH:/x y\n',
    'FROM scratch\nENV PATH="$PATH:/x y"\n',
  ],
  [
    'platform-flag-redundant',
    'on a line of its own',
    'FROM --platform=$TARGETPLATFORM \\\n  scratch\n',
    'FROM \\\n  scratch\n',
  ],
  [
    'shell-form-command',
    'exec is not needed any more',
    'FROM scratch\nCMD exec /app -v\n',
    'FROM scratch\nCMD ["/app", "-v"]\n',
  ],
  ['shell-form-command', 'a builtin', 'FROM scratch\nCMD cd /app\n', undefined],
  ['shell-form-command', 'an assignment', 'FROM scratch\nCMD A=b /app\n', undefined],
  ['shell-form-command', 'a list', 'FROM scratch\nCMD /a && /b\n', undefined],
  ['shell-form-command', 'nothing', 'FROM scratch\nCMD\n', undefined],
  ['shell-form-command', 'over two lines', 'FROM scratch\nCMD /a \\\n  b\n', undefined],
  ['instruction-repeated', 'indented', 'FROM scratch\n  CMD ["a"]\nCMD ["b"]', 'FROM scratch\nCMD ["b"]'],
  [
    'variable-undefined',
    'one ARG for two uses',
    'ARG a=b\nfrom scratch\r\ncopy $a /a\ncopy $a /b\n',
    'ARG a=b\nfrom scratch\r\narg a\r\ncopy $a /a\ncopy $a /b\n',
  ],
  [
    'maintainer-deprecated',
    'quotes and escapes',
    'FROM scratch\nmaintainer A \\ "B" <c>\n',
    'FROM scratch\nlabel org.opencontainers.image.authors="A \\\\ \\"B\\" <c>"\n',
  ],
  ['workdir-relative', 'from here', 'FROM scratch\nWORKDIR ./a\n', 'FROM scratch\nWORKDIR /a\n'],
  ['expose-with-host-port', 'out of a variable', 'FROM scratch\nENV p=80:80\nEXPOSE $p\n', undefined],
];

describe('edits', () => {
  for (const [id, title, before, after] of edits) {
    test(`${id}: ${title}`, () => {
      const rule = rules.find((each) => each.id === id);
      const found = [...(rule?.check(inspectionOf(before)) ?? [])];
      expect(found.length).toBeGreaterThan(0);
      const made = found.flatMap(({ fix }) => fix?.edits ?? []);
      expect(made.length === 0 ? undefined : applyEdits(before, made)).toBe(after);
    });
  }
});

test('no message gives a value away', () => {
  const inspection = inspectionOf('FROM scratch\nENV DB_PASSWORD hunter2-Kx93\nARG TOKEN=hunter2-Kx93\n');
  const said = rules.flatMap((rule) => [...rule.check(inspection)].map(({ message }) => message));
  expect(said.length).toBeGreaterThan(0);
  expect(said.join('\n')).not.toContain('hunter2');
});

test('time grows with the length of the file', () => {
  const line = 'ARG TOKEN_1\nCOPY $undefined_1 /a\nENV KEY abc\nFROM scratch as Stage\nFROM $nothing\n';
  const checks = (inspection: Inspection) => rules.flatMap((rule) => [...rule.check(inspection)]);
  expect(checks(inspectionOf(line.repeat(2000))).length).toBeGreaterThan(5000);
  expect(growthOf((size) => inspectionOf(line.repeat(size)), checks, 500)).toBeLessThan(1.6);
});
