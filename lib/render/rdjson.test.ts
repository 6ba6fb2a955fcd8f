import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Fix } from '../report/report';
import { reportFixture } from '../report/report.fixture';
import { withoutText } from '../report/without-text';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import { asWritten, hostileFiles, plainSetting } from './hostile.fixture';
import { relativePath } from './paths';
import rdjson from './rdjson';

type Position = { readonly line: number; readonly column: number };
type Range = { readonly start: Position; readonly end: Position };
type Diagnostic = {
  readonly message: string;
  readonly location: { readonly path: string; readonly range: Range };
  readonly code: { readonly value: string };
  readonly suggestions?: readonly { readonly range: Range; readonly text: string }[];
};

const position = {
  type: 'object',
  required: ['line'],
  properties: { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
  additionalProperties: false,
};
const range = {
  type: 'object',
  required: ['start'],
  properties: { start: position, end: position },
  additionalProperties: false,
};
const named = {
  type: 'object',
  properties: { name: { type: 'string' }, value: { type: 'string' }, url: { type: 'string' } },
  additionalProperties: false,
};

/** The messages of https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto as JSON. */
const isResult = new Ajv({ strict: true }).compile({
  type: 'object',
  required: ['diagnostics'],
  properties: {
    source: named,
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message', 'location'],
        properties: {
          message: { type: 'string' },
          location: {
            type: 'object',
            required: ['path'],
            properties: { path: { type: 'string' }, range },
            additionalProperties: false,
          },
          severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
          code: named,
          suggestions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['range', 'text'],
              properties: { range, text: { type: 'string' } },
              additionalProperties: false,
            },
          },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
});

function readDiagnostics(output: string): readonly Diagnostic[] {
  const value: { readonly diagnostics: readonly Diagnostic[] } = JSON.parse(output);
  expect(isResult(value), JSON.stringify(isResult.errors)).toBe(true);
  return value.diagnostics;
}

/** The file with what is suggested, counted in the bytes of its lines alone. */
function taken(
  text: string,
  { range: { start, end }, text: newText }: { range: Range; text: string },
): string {
  const bytes = Buffer.from(text, 'utf8');
  const offset = ({ line, column }: Position) => {
    let at = 0;
    for (let before = 1; before < line; before += 1) at = bytes.indexOf('\n', at) + 1;
    return at + column - 1;
  };
  return Buffer.concat([
    bytes.subarray(0, offset(start)),
    Buffer.from(newText, 'utf8'),
    bytes.subarray(offset(end)),
  ]).toString('utf8');
}

function mended(text: string, { edits }: Fix): string {
  const lines = indexLines(text);
  return applyEdits(
    text,
    edits.map(({ range: where, newText }) => ({ span: lines.spanOf(where), newText })),
  );
}

test('a finding has its words, its place, its rule and its page', () => {
  const [first] = readDiagnostics(rdjson.render(reportFixture, { ...plainSetting, file: './Dockerfile' }));
  expect(first).toMatchObject({
    message:
      'RUN in shell form needs /bin/sh; scratch has no shell. Copy the certificates from the stage that has them instead.',
    location: {
      path: 'Dockerfile',
      range: { start: { line: 15, column: 59 }, end: { line: 15, column: 78 } },
    },
    severity: 'ERROR',
    code: { value: 'run-without-shell', url: 'https://plinth.example/rules/run-without-shell' },
  });
});

test('columns are bytes', () => {
  const [finding] = reportFixture.findings;
  const text = 'FROM a\nRUN echo "Zoë 構😀" && x\n';
  const at = { start: { line: 2, column: 20 }, end: { line: 2, column: 24 } };
  const report = {
    ...reportFixture,
    source: { text, sha256: '' },
    findings: finding ? [{ ...finding, range: at }] : [],
  };
  const [read] = readDiagnostics(rdjson.render(report, { ...plainSetting, file: 'Dockerfile' }));
  expect(read?.location.range).toEqual({ start: { line: 2, column: 25 }, end: { line: 2, column: 29 } });
});

test('without the text of the file only lines are known', () => {
  const [first] = readDiagnostics(rdjson.render(withoutText(reportFixture), { ...plainSetting, file: 'a' }));
  expect(first?.location.range).toEqual({ start: { line: 15 }, end: { line: 15 } });
  expect(first).not.toHaveProperty('suggestions');
});

describe('a suggestion makes of the file what the edits of its fix do', () => {
  const folder = new URL('../../e2e/cases/', import.meta.url);
  const catalog = readCatalog();

  test('in cases', async () => {
    let count = 0;
    for (const name of readdirSync(folder).filter((_, at) => at % 12 === 0)) {
      const text = readFileSync(new URL(`${name}/Dockerfile`, folder), 'utf8');
      const report = await analyze({ dockerfile: text }, catalog, '2026-11-23');
      const read = readDiagnostics(rdjson.render(report, { ...plainSetting, file: 'Dockerfile' }));
      for (const [at, { fix }] of report.findings.entries()) {
        const [suggestion] = read[at]?.suggestions ?? [];
        expect(suggestion !== undefined, name).toBe(fix !== undefined);
        if (suggestion === undefined || fix === undefined) continue;
        count += 1;
        expect(taken(text, suggestion), name).toBe(mended(text, fix));
      }
    }
    expect(count).toBeGreaterThan(10);
  }, 60_000);

  test('with several edits, beside what is wider than a byte', () => {
    const [finding] = reportFixture.findings;
    const text = '# 構\nFROM a AS b\r\nRUN "ë" x😀y z\nCMD c\n';
    const edit = (line: number, from: number, to: number, newText: string) => ({
      range: { start: { line, column: from }, end: { line, column: to } },
      newText,
    });
    const fix: Fix = {
      safety: 'safe',
      edits: [edit(3, 12, 13, 'Ü'), edit(2, 6, 7, 'é:1'), edit(3, 14, 14, '\n')],
    };
    const findings = finding ? [{ ...finding, fix }] : [];
    const report = { ...reportFixture, source: { text, sha256: '' }, findings };
    const [read] = readDiagnostics(rdjson.render(report, { ...plainSetting, file: 'Dockerfile' }));
    const [suggestion] = read?.suggestions ?? [];
    expect(suggestion && taken(text, suggestion)).toBe('# 構\nFROM é:1 AS b\r\nRUN "ë" x😀Ü \nz\nCMD c\n');
  });
});

test('whatever a finding says, the reader gets the same words', () => {
  const words = (text: string) => asWritten(visible(text.replaceAll('`', '')));
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      const read = readDiagnostics(rdjson.renderAll(judged, plainSetting));
      expect(read.map(({ code, location, message }) => [location.path, code.value, message])).toEqual(
        judged.flatMap(({ file, report }) =>
          report.findings.map(({ message, remedy, rule }) => [
            asWritten(relativePath(file)),
            asWritten(rule),
            words(`${message} ${remedy}`),
          ]),
        ),
      );
    }),
  );
});
