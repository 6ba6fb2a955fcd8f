import { expect, test, vi } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { tableData } from '../table';
import { apiDocument } from './document';
import { operationsOf } from './operations';

vi.mock('server-only', () => ({}));

const operations = operationsOf(
  apiDocument(tableData(readCatalog(), '2026-11-23'), 'https://plinth.example'),
);
const named = (anchor: string) => operations.find((operation) => operation.anchor === anchor);

test('every route has an anchor of its own, a summary and an answer', () => {
  expect(new Set(operations.map(({ anchor }) => anchor)).size).toBe(operations.length);
  for (const { summary, answers, tag } of operations) {
    expect(summary).toMatch(/\.$/);
    expect(tag).not.toBe('');
    expect(answers[0]?.status).toMatch(/^20[014]$/);
  }
});

test('commands are filled with the examples', () => {
  expect(named('get-api-images')?.curl).toBe(
    "curl 'https://plinth.example/api/images?shell=none&language=python&sort=compressed-size'",
  );
  expect(named('get-api-images-id')?.curl).toBe("curl 'https://plinth.example/api/images/scratch'");
  expect(named('get-api-reports-compare')?.curl).toBe(
    "curl 'https://plinth.example/api/reports/compare?before={id}&after=today'",
  );
  expect(named('get-api-resolve')?.curl).toBe(
    "curl 'https://plinth.example/api/resolve?reference=golang:1.17'",
  );
  expect(named('post-api-analyze')?.curl).toBe(
    "curl -H 'Content-Type: text/plain' --data-binary @Dockerfile 'https://plinth.example/api/analyze'",
  );
  expect(named('post-api-explain')?.curl).toBe(
    "curl -H 'Content-Type: text/plain' --data-binary @error.txt 'https://plinth.example/api/explain'",
  );
  expect(named('post-api-fetch')?.curl).toBe(
    "curl -H 'Content-Type: text/plain' --data 'https://github.com/owner/project/blob/main/Dockerfile' 'https://plinth.example/api/fetch'",
  );
});

test('parameters say what they take', () => {
  const parameters = named('get-api-images')?.parameters ?? [];
  const form = (name: string) => parameters.find((parameter) => parameter.name === name);
  expect(form('pageSize')?.form).toBe('whole number from 1 to 200, usually 50');
  expect(form('page')?.form).toBe('whole number from 1, usually 1');
  expect(form('min')?.form).toBe('number from 0');
  expect(form('shell')).toMatchObject({ form: 'one of', isRequired: false });
  expect(form('shell')?.values).toContain('none');
  expect(named('get-api-resolve')?.parameters[0]?.isRequired).toBe(true);
});
