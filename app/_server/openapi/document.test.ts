import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { analyze } from '@/lib/analyze';
import { readCatalog } from '@/lib/catalog/files';
import { findImage } from '@/lib/catalog/find';
import { explain } from '@/lib/explain/explain';
import { Explanation } from '@/lib/explain/explanation';
import { RecommendationPage, Report } from '@/lib/report/report';
import { listImages } from '../image-list';
import { readImageQuery } from '../image-query';
import { listRecommendations } from '../recommendations';
import { resolved } from '../resolve';
import { tableData } from '../table';
import { apiDocument } from './document';
import { ImageListAnswer, ResolveAnswer } from './image-schema';

vi.mock('server-only', () => ({}));

const today = '2026-11-23';
const catalog = readCatalog();
const data = tableData(catalog, today);
const document = apiDocument(data, 'http://localhost:3000');

/** As it travels: what is undefined is left out. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test('every route that is there is described, and no other', () => {
  const folder = fileURLToPath(new URL('../../api', import.meta.url));
  const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('route.ts') && !path.startsWith('[...path]'))
    .map((path) => `/api/${path.replace('/route.ts', '').replace('[id]', '{id}')}`);
  expect(Object.keys(document.paths ?? {}).sort()).toEqual(routes.sort());
});

test('the filters are those of the table', () => {
  const names = document.paths?.['/api/images']?.get?.parameters?.map((one) =>
    'name' in one ? one.name : '',
  );
  const filters = data.columns.filter(({ options }) => options).map(({ id }) => id);
  expect(names).toEqual(expect.arrayContaining([...filters, 'q', 'min', 'max', 'sort', 'page', 'pageSize']));
});

test('answers are open to new fields, requests are closed', () => {
  const schemas = document.components?.schemas ?? {};
  expect(schemas.AnalyzeRequest).toMatchObject({ additionalProperties: false });
  expect(schemas.Report).not.toHaveProperty('additionalProperties');
});

// A schema drops the fields it does not name, so equal means that every field is described.
describe('answers are as described', () => {
  test('a page of images', () => {
    const query = readImageQuery(data, new URLSearchParams({ pageSize: '200' }));
    const list = sent(listImages(catalog, data, query));
    expect(ImageListAnswer.parse(list)).toEqual(list);
  });

  for (const reference of ['golang:1.17', 'scratch', 'wolfi', 'debian:none-such', 'example.com/a/b']) {
    test(`the reference ${reference}`, () => {
      const answer = sent(resolved(catalog, reference, findImage(catalog, reference, today)));
      expect(ResolveAnswer.parse(answer)).toEqual(answer);
    });
  }

  test('every image of the catalog, with its sources', () => {
    for (const image of catalog.images) {
      const answer = sent(resolved(catalog, image.reference, { kind: 'image', image }));
      expect(ResolveAnswer.parse(answer)).toEqual(answer);
    }
  });

  test('a report', async () => {
    const dockerfile =
      'FROM golang:1.17 AS builder\nRUN go build -o /a\n# plinth ignore=all\nFROM gcr.io/distroless/base-debian11\nCOPY --from=builder /a /a\nCMD ./a';
    const report = sent(await analyze({ dockerfile }, catalog, today));
    expect(Report.parse(report)).toEqual(report);
  });

  test('a report with files beside it', async () => {
    const files = { '.dockerignore': 'app\n', 'go.mod': 'module a\n' };
    const report = sent(await analyze({ dockerfile: 'FROM scratch\nCOPY app /\n', files }, catalog, today));
    expect(Report.parse(report)).toEqual(report);
    expect(report).toMatchObject({ files: ['.dockerignore', 'go.mod'] });
    expect(JSON.stringify(report)).not.toContain('module a');
  });

  test('what an error message comes from', () => {
    const asked = { message: '/bin/sh: 1: git: not found', dockerfile: 'FROM debian:13\nRUN git clone x\n' };
    const answer = sent(explain(asked, catalog, today));
    expect(Explanation.parse(answer)).toEqual(answer);
  });

  test('a part of the recommendations', () => {
    const asked = { dockerfile: 'FROM alpine:3.24\nRUN apk add curl\nCMD curl -V\n', offset: 20, limit: 30 };
    const page = sent(listRecommendations(asked, catalog, today));
    expect(RecommendationPage.parse(page)).toEqual(page);
  });
});
