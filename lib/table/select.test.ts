import { describe, expect, it } from 'vitest';
import { selectRows } from './select';
import type { Column, Row, TableData } from './table-data';
import { tableModel } from './table-model';
import { fromTableQuery, isNarrowed, queryParsers, readTableQuery, tableSearch } from './table-query';

const shell: Column = {
  id: 'shell',
  title: 'Shell',
  kind: 'text',
  isShown: true,
  options: [
    { value: 'none', label: 'none' },
    { value: 'bash', label: 'bash' },
    { value: 'not-known', label: 'not known' },
  ],
  entries: [
    { text: 'bash', options: [1] },
    { text: 'none', options: [0] },
    { text: '', unknown: 'not published', because: 'not-published', options: [2] },
  ],
};
const size: Column = {
  id: 'compressed-size',
  title: 'Size',
  kind: 'size',
  isShown: true,
  options: [
    { value: 'measured', label: 'measured' },
    { value: 'estimated', label: 'estimated' },
    { value: 'not-known', label: 'not known' },
  ],
  entries: [
    { text: '≈ 1.0', isEstimate: true, amount: 1_000_000, options: [1] },
    { text: '20.0', amount: 20_000_000, options: [0] },
    { text: '', unknown: 'not looked up yet', because: 'not-looked-up', options: [2] },
  ],
};
const platforms: Column = {
  id: 'platforms',
  title: 'Platforms',
  kind: 'text',
  isShown: false,
  options: [
    { value: 'linux/amd64', label: 'linux/amd64' },
    { value: 'linux/arm64', label: 'linux/arm64' },
  ],
  entries: [
    { text: 'amd64', options: [0] },
    { text: 'amd64, arm64', options: [0, 1] },
  ],
};

function row(id: string, place: number, family: number, cells: readonly number[], also = ''): Row {
  return { id, name: id, reference: `registry.example/${id}:1`, place, family, also, cells };
}

const data: TableData = {
  families: [
    { id: 'one', name: 'First Family' },
    { id: 'two', name: 'Second Family' },
  ],
  columns: [shell, size, platforms],
  rows: [
    row('small', 2, 0, [1, 0, 1]),
    row('large', 1, 1, [0, 1, 0], 'nonroot debug'),
    row('dark', 0, 0, [2, 2, 1]),
    row('other', 3, 1, [1, 2, 0]),
  ],
};

function ids(search: string): readonly string[] {
  return selectRows(data, readTableQuery(data, new URLSearchParams(search))).rows.map(({ id }) => id);
}

describe('which rows are shown', () => {
  it.each([
    ['', ['small', 'large', 'dark', 'other']],
    ['shell=none', ['small', 'other']],
    ['shell=none&shell=bash', ['small', 'large', 'other']],
    ['shell=not-known', ['dark']],
    ['shell=none&platforms=linux%2Farm64', ['small']],
    ['shell=nonsense', []],
    ['max=10', ['small']],
    ['min=10', ['large']],
    ['min=0', ['small', 'large']],
    ['q=SECOND+family', ['large', 'other']],
    ['q=nonroot', ['large']],
    ['q=registry.example%2Fdark', ['dark']],
    ['q=small+large', []],
    ['unknown=1', ['small', 'large', 'dark', 'other']],
    ['compressed-size=not-known', ['dark', 'other']],
    ['compressed-size=estimated', ['small']],
    ['compressed-size=measured&max=10', []],
  ])('%s', (search, expected) => {
    expect(ids(search)).toEqual(expected);
  });
});

describe('in which order', () => {
  it.each([
    ['sort=compressed-size', ['small', 'large', 'dark', 'other']],
    ['sort=-compressed-size', ['large', 'small', 'dark', 'other']],
    ['sort=shell', ['large', 'small', 'other', 'dark']],
    ['sort=-shell', ['small', 'other', 'large', 'dark']],
    ['sort=name', ['dark', 'large', 'small', 'other']],
    ['sort=-name', ['other', 'small', 'large', 'dark']],
    ['sort=nonsense', ['small', 'large', 'dark', 'other']],
  ])('%s puts what is not known last', (search, expected) => {
    expect(ids(search)).toEqual(expected);
  });
});

describe('what gets no more fixes', () => {
  // As the catalog has them: under each family those that get fixes first.
  const rows = [
    row('b', 3, 0, [1, 1, 1]),
    { ...row('a', 2, 0, [1, 0, 1]), ended: 'retired' as const },
    row('d', 1, 1, [1, 2, 1]),
    { ...row('c', 0, 1, [0, 1, 1]), ended: 'ended' as const },
  ];
  it.each([
    ['', ['b', 'a', 'd', 'c']],
    ['view=flat', ['b', 'd', 'a', 'c']],
    ['sort=compressed-size', ['b', 'd', 'a', 'c']],
    ['sort=-compressed-size', ['b', 'd', 'c', 'a']],
    ['sort=shell&view=flat', ['b', 'd', 'c', 'a']],
    ['sort=name', ['d', 'b', 'c', 'a']],
    ['sort=-name', ['b', 'd', 'a', 'c']],
  ])('comes after all that does, those not known too: %s', (search, expected) => {
    const asked = readTableQuery(data, new URLSearchParams(search));
    expect(selectRows({ ...data, rows }, asked).rows.map(({ id }) => id)).toEqual(expected);
  });

  it('does not stand for its kind where a family is shown in part', () => {
    const many = [
      ...Array.from({ length: 70 }, (_, index) => row(`slim, ${index}`, index, 0, [1, 0, 1])),
      { ...row('base, old', 70, 0, [1, 0, 1]), ended: 'ended' as const },
    ];
    const { items } = tableModel({ ...data, rows: many }, readTableQuery(data, new URLSearchParams()));
    expect(items.some((item) => item.kind === 'row' && item.row.ended !== undefined)).toBe(false);
  });
});

describe('whether anything is left out', () => {
  it.each([
    ['', false],
    ['sort=name&view=flat&column=shell&open=one', false],
    ['q=a', true],
    ['shell=none', true],
    ['min=0', true],
    ['max=3', true],
  ])('%s: %s', (search, expected) => {
    expect(isNarrowed(readTableQuery(data, new URLSearchParams(search)))).toBe(expected);
  });
});

describe('how many an option would leave', () => {
  const countsOf = (search: string, column: string) =>
    selectRows(data, readTableQuery(data, new URLSearchParams(search))).counts.get(column);

  it('counts with all other filters, not with its own', () => {
    expect(countsOf('', 'shell')).toEqual([2, 1, 1]);
    expect(countsOf('shell=bash', 'shell')).toEqual([2, 1, 1]);
    expect(countsOf('platforms=linux%2Farm64', 'shell')).toEqual([1, 0, 1]);
    expect(countsOf('shell=bash&platforms=linux%2Farm64', 'shell')).toEqual([1, 0, 1]);
    expect(countsOf('shell=bash&platforms=linux%2Farm64', 'platforms')).toEqual([1, 0]);
    expect(countsOf('q=small', 'shell')).toEqual([1, 0, 0]);
  });
});

describe('the address', () => {
  it('takes each value once, and no more values than anybody ticks', () => {
    const ticked = (search: string) => readTableQuery(data, new URLSearchParams(search)).filters;
    expect(ticked('shell=none&shell=none&shell=bash')).toMatchObject({ shell: ['none', 'bash'] });
    const many = Array.from({ length: 1300 }, (_, at) => `shell=a${at}&platforms=b${at}`).join('&');
    expect(Object.values(ticked(many)).flat()).toHaveLength(60);
  });

  it.each([
    '?q=alpine&shell=none&shell=bash&sort=-compressed-size&view=flat',
    '?min=1.5&max=20&column=shell&column=platforms&open=one&rows=all',
    '',
  ])('says the same after it was read: %s', (search) => {
    const query = readTableQuery(data, new URLSearchParams(search));
    const written = tableSearch(queryParsers(data), query);
    expect([...new URLSearchParams(written)].sort()).toEqual([...new URLSearchParams(search)].sort());
    expect(readTableQuery(data, new URLSearchParams(written))).toEqual(query);
  });

  it('names every filter when written, so that one taken away disappears', () => {
    const query = readTableQuery(data, new URLSearchParams('shell=none'));
    expect(fromTableQuery({ ...query, filters: { ...query.filters, shell: [] } })).toMatchObject({
      shell: [],
      platforms: [],
    });
  });
});

describe('lines of the table', () => {
  const linesOf = (search: string, rows = data.rows) => {
    const model = tableModel({ ...data, rows }, readTableQuery(data, new URLSearchParams(search)));
    return model.items.map((item) =>
      item.kind === 'family' ? `# ${item.name} ${item.shown}/${item.total}` : item.row.id,
    );
  };

  it('stand under their family, and without it when flat', () => {
    expect(linesOf('')).toEqual([
      '# First Family 2/2',
      'small',
      'dark',
      '# Second Family 2/2',
      'large',
      'other',
    ]);
    expect(linesOf('view=flat')).toEqual(['small', 'large', 'dark', 'other']);
  });

  it('count in each column what is known, and what is an estimate', () => {
    const { columns } = tableModel(data, readTableQuery(data, new URLSearchParams()));
    expect(columns.map(({ column, known, estimated }) => [column.id, known, estimated])).toEqual([
      ['shell', 3, 0],
      ['compressed-size', 2, 1],
    ]);
  });

  it('begin with the family that has the first row of the order', () => {
    expect(linesOf('sort=-compressed-size')[0]).toBe('# Second Family 2/2');
  });

  it('show a long family in part, one of each kind first, until it is opened', () => {
    const many = Array.from({ length: 80 }, (_, index) =>
      row(index < 78 ? `static, ${index}` : `base, ${index}`, index, 0, [1, 0, 1]),
    );
    expect(linesOf('', many)).toEqual([
      '# First Family 5/80',
      'static, 0',
      'base, 78',
      'static, 1',
      'static, 2',
      'static, 3',
    ]);
    expect(linesOf('open=one', many)).toHaveLength(81);
    expect(linesOf('rows=all', many)).toHaveLength(81);
  });
});
