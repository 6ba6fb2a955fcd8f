import { expect, test } from 'vitest';
import { analyze } from '../analyze';
import { cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import { alpineBase, bareBase, debianBase } from './observation.fixture';
import { withMeasured } from './overlay';

const catalog = readCatalog();
const today = '2026-11-23';
const overlay = withMeasured(catalog, [debianBase, bareBase, alpineBase]);

test.each(cases.map((subject) => [subject.name, subject] as const))(
  'what was measured of others changes nothing of %s',
  async (_, { dockerfile, options }) => {
    const request = { dockerfile, ...options };
    expect(await analyze(request, overlay, today)).toEqual(await analyze(request, catalog, today));
  },
);
