import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/files';
import { facetById } from '../facets/index';
import { observationOf } from '../measured/observation.fixture';
import { withMeasured } from '../measured/overlay';
import { buildTable } from './build-table';
import { csvLine } from './csv';
import { entryOf } from './table-data';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const table = buildTable(catalog, '2026-11-23');

describe('the table of the whole catalog', () => {
  it('has every image once, under its family', () => {
    expect(table.rows.map(({ id }) => id).sort()).toEqual(catalog.images.map(({ id }) => id).sort());
    for (const row of table.rows) expect(table.families[row.family]?.id).toBe(catalog.get(row.id)?.family);
  });

  it('says of each image what its facets say, and why where they say nothing', () => {
    for (const [index, column] of table.columns.entries()) {
      const facet = facetById(column.id);
      if (facet === undefined) continue;
      for (const row of table.rows) {
        const image = catalog.get(row.id);
        const entry = entryOf(table, row, index);
        if (image === undefined || entry === undefined) throw new Error(`${row.id} has no ${column.id}`);
        const fact = facet.fact(image);
        expect(entry.unknown === undefined).toBe(fact.known);
        expect(entry.because).toBe(fact.known ? undefined : fact.because);
        expect(entry.isPast ?? false).toBe(facet.isPast(image, '2026-11-23'));
        if (column.kind !== 'size' && entry.unknown === undefined) expect(entry.text).toBe(facet.text(image));
        if (column.kind === 'size') expect(entry.amount).toBe(facet.number(image));
      }
    }
  });

  it('marks what was read out of an image, and nothing else', () => {
    const measured = withMeasured(catalog, [observationOf('debian:trixie')]);
    const marked = buildTable(measured, '2026-11-23');
    const entryIn = (of: typeof table, column: string) => {
      const row = of.rows.find(({ id }) => id === 'debian-trixie');
      return (
        row &&
        entryOf(
          of,
          row,
          of.columns.findIndex(({ id }) => id === column),
        )
      );
    };
    expect(entryIn(table, 'unpacked-size')?.unknown).toBeDefined();
    expect(entryIn(marked, 'unpacked-size')).toMatchObject({ text: '118.2', isMeasured: true });
    expect(entryIn(marked, 'compressed-size')).toEqual(entryIn(table, 'compressed-size'));
    for (const row of marked.rows)
      if (row.id !== 'debian-trixie')
        for (let at = 0; at < marked.columns.length; at += 1)
          expect(entryOf(marked, row, at)?.isMeasured).toBeUndefined();
  });

  it('tells estimates from what was measured, and puts families without any size behind the others', () => {
    const at = table.columns.findIndex(({ id }) => id === 'compressed-size');
    const entryFor = (id: string) => {
      const row = table.rows.find((one) => one.id === id);
      return row && entryOf(table, row, at);
    };
    expect(entryFor('distroless-nodejs24-debian13')).toMatchObject({ text: '≈ 56', isEstimate: true });
    expect(entryFor('distroless-nodejs24-debian13')?.exact).toBeUndefined();
    expect(entryFor('ubi9-micro')).toMatchObject({ text: '7.3', exact: '7,253,582 bytes' });
    const sized = table.families.map((_, family) =>
      table.rows.some((row) => row.family === family && entryOf(table, row, at)?.amount !== undefined),
    );
    // Those of which nothing gets fixes come last of all.
    const alive = sized.filter((_, family) => table.rows.some((row) => row.family === family && !row.ended));
    expect(alive).toEqual([...alive].sort((a, b) => Number(b) - Number(a)));
  });

  it('keeps the entries of each column in the order of its facet, those not known last', () => {
    for (const column of table.columns) {
      const unknown = column.entries.map((entry) => entry.unknown !== undefined);
      expect(unknown).toEqual([...unknown].sort((a, b) => Number(a) - Number(b)));
      const amounts = column.entries.flatMap(({ amount }) => amount ?? []);
      if (column.kind === 'size' || column.kind === 'number') {
        expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
      }
    }
  });

  it('puts what gets no more fixes after what does, and families of which nothing does last', () => {
    const ends = table.families.map((_, family) =>
      table.rows.filter((row) => row.family === family).map((row) => row.ended !== undefined),
    );
    for (const ended of ends) expect(ended).toEqual([...ended].sort((a, b) => Number(a) - Number(b)));
    const over = ends.map((ended) => ended.every(Boolean));
    expect(over).toEqual([...over].sort((a, b) => Number(a) - Number(b)));
    expect(over).toContain(true);
  });

  it('tells what was withdrawn from what its support has left, by the day it is given', () => {
    const endedOn = (today: string, id: string) =>
      buildTable(catalog, today).rows.find((row) => row.id === id)?.ended;
    expect(endedOn('2026-11-23', 'distroless-base-debian11')).toBe('retired');
    expect(endedOn('2029-05-30', 'ubi8-minimal')).toBeUndefined();
    expect(endedOn('2029-05-31', 'ubi8-minimal')).toBe('ended');
    expect(endedOn('2990-01-01', 'wolfi-base')).toBeUndefined();
  });

  it('judges support by the day it is given', () => {
    const column = (today: string) =>
      buildTable(catalog, today).columns.find(({ id }) => id === 'support-ends');
    const labels = (today: string) => column(today)?.options?.map(({ value }) => value);
    expect(labels('1990-01-01')).not.toContain('ended');
    // What is rolling has no day on which it ends.
    const at = column('2990-01-01');
    const dated = at?.entries.filter(({ aside }) => aside !== undefined) ?? [];
    expect(dated.length).toBeGreaterThan(20);
    expect(dated.filter(({ isPast }) => !isPast)).toEqual([]);
  });
});

describe('a line of the spreadsheet', () => {
  it.each([
    [['a', 1, undefined, 'b'], 'a,1,,b\r\n'],
    [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
    [['=1+1', '-x', '@y', '+z'], "'=1+1,'-x,'@y,'+z\r\n"],
    [[-5], '-5\r\n'],
  ])('%j', (fields, expected) => {
    expect(csvLine(fields)).toBe(expected);
  });
});
