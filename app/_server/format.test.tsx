import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { createProgram } from '@/bin/program';
import { PassOn } from '@/components/report/pass-on';
import { readCatalog } from '@/lib/catalog/files';
import { formats } from '@/lib/render';
import { reportFixture } from '@/lib/report/report.fixture';
import { formatOf } from './format';
import { apiDocument } from './openapi/document';
import { tableData } from './table';

vi.mock('server-only', () => ({}));

const ids = formats.map(({ id }) => id);

describe('every form of the shelf is offered', () => {
  test('by the command line', () => {
    const analyze = createProgram().commands.find((command) => command.name() === 'analyze');
    expect(analyze?.options.find(({ long }) => long === '--format')?.argChoices).toEqual(ids);
  });

  test.each([
    ['/api/analyze', 'post'],
    ['/api/reports/{id}', 'get'],
  ] as const)('by %s', (path, method) => {
    const document = apiDocument(tableData(readCatalog(), '2026-11-23'), 'http://localhost:3000');
    const operation = document.paths?.[path]?.[method];
    expect(operation?.parameters).toContainEqual(
      expect.objectContaining({ name: 'format', schema: expect.objectContaining({ enum: ids }) }),
    );
    expect(Object.keys(operation?.responses?.['200']?.content ?? {}).toSorted()).toEqual(
      formats.map(({ mediaType }) => mediaType).toSorted(),
    );
  });

  test('by the page of a report', () => {
    const menu = renderToStaticMarkup(
      <PassOn id="abc" report={reportFixture} origin={undefined} address="/r/abc" />,
    );
    const links = [...menu.matchAll(/<a href="\/r\/abc\.(\w+)" download="([^"]+)"/g)];
    expect(links.map(([, , fileName]) => fileName)).toEqual(formats.map(({ fileName }) => fileName));
    for (const [, ending = '', fileName = ''] of links) expect(fileName.endsWith(`.${ending}`)).toBe(true);
  });
});

describe('the form of an answer', () => {
  const asked = (search: string, accept?: string) =>
    formatOf(new Request(`http://localhost/api/analyze${search}`, { headers: accept ? { accept } : {} })).id;

  test.each([
    ['', undefined, 'json'],
    ['', '*/*', 'json'],
    ['', 'text/html,application/xhtml+xml,*/*;q=0.8', 'json'],
    ['', 'image/png', 'json'],
    ['', 'image/svg+xml', 'badge'],
    ['', 'application/sarif+json', 'sarif'],
    ['', 'text/plain', 'text'],
    ['', 'text/*', 'text'],
    ['', 'Text/Markdown; charset=utf-8', 'markdown'],
    ['', 'text/plain;q=0.4, text/markdown;q=0.6', 'markdown'],
    ['', 'application/json;q=0.1, */*;q=0.5', 'text'],
    ['', 'text/plain;q=nonsense, application/json;q=0.1', 'json'],
    ['?format=markdown', 'application/json', 'markdown'],
  ])('%s with Accept %s is %s', (search, accept, id) => {
    expect(asked(search, accept)).toBe(id);
  });

  test.each(['?format=pdf', '?format=', '?format=json&format=text'])('%s is refused', (search) => {
    expect(() => asked(search)).toThrow(/format/);
  });
});
