import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/files';
import { growthOf } from '../text/testing/growth';
import { buildTable } from './build-table';
import { factsIn, readSearch } from './search';
import { selectRows } from './select';
import { wholeTable } from './table-query';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const data = buildTable(catalog, '2026-11-23');

function found(q: string): readonly string[] {
  return selectRows(data, { ...wholeTable, q }).rows.map(({ id }) => id);
}

/** Facts as they are shown, and words that go on in quotes. */
function understood(q: string): readonly string[] {
  return readSearch(data, q).map((part) => (part.kind === 'fact' ? part.meaning.label : `“${part.text}”`));
}

describe('what words are taken for', () => {
  it.each([
    ['python 3.13', ['Python 3.13']],
    ['Python3.13', ['Python 3.13']],
    ['python-3.13', ['Python 3.13']],
    ['python', ['Python']],
    ['java 21 jre', ['Java 21', '“jre”']],
    ['no shell glibc nonroot', ['no shell', 'glibc', 'nonroot']],
    ['non-root', ['not root']],
    ['not root', ['not root']],
    ['without bash', ['not bash']],
    ['node lts alpine', ['Node.js 26 (lts)', 'Alpine']],
    ['node24 slim', ['Node.js 24', '“slim”']],
    ['golang 1.27', ['Go 1.27']],
    ['.net 8', ['.NET 8']],
    ['dotnet 8', ['.NET 8']],
    ['distroless certificates', ['Google Distroless', 'certificates']],
    ['no certificates', ['no certificates']],
    ['musl', ['musl']],
    ['debian 13', ['Debian 13']],
    ['debian13', ['Debian 13']],
    ['debian stable', ['Debian 13 (stable)']],
    ['amazon linux 2023', ['Amazon Linux 2023']],
    ['glibc 2.41', ['glibc 2.41']],
    ['no package manager', ['no package manager']],
    ['unsupported', ['unsupported']],
    ['not supported', ['not supported']],
    ['python 3.99', ['Python', '“3.99”']],
    ['node:24-slim', ['“node:24-slim”']],
    ['ghcr.io/a/b', ['“ghcr.io/a/b”']],
    ['no', ['“no”']],
    ['no such thing', ['“no”', '“such”', '“thing”']],
    ['r', ['“r”']],
    ['constructor __proto__', ['“constructor”', '“__proto__”']],
    ['日本', ['“日本”']],
    ['', []],
  ])('%s', (q, expected) => {
    expect(understood(q)).toEqual(expected);
  });
});

describe('which images are found', () => {
  it.each(['python 3.13', 'python3.13'])(
    '%s: those whose Python is known to be it, whatever they are called',
    (q) => {
      const ids = found(q);
      const known = catalog.images.filter(({ facts: { language } }) => {
        if (!language.known || language.value === 'none' || language.value.name !== 'python') return false;
        return /^3\.13(?:\.|$)/.test(language.value.version ?? '');
      });
      expect(known.length).toBeGreaterThan(20);
      expect(ids).toEqual(expect.arrayContaining(known.map(({ id }) => id)));
      expect(ids).toContain('distroless-python3-debian13');
    },
  );

  it('no shell glibc nonroot: known to have none, known to be so, known not to be root', () => {
    const ids = found('no shell glibc nonroot');
    expect(ids).toContain('distroless-base-debian13-nonroot');
    for (const id of ids) {
      const { shell, libc, user } = catalog.get(id)?.facts ?? {};
      expect(shell, id).toMatchObject({ known: true, value: 'none' });
      expect(libc, id).toMatchObject({ known: true, value: { family: 'glibc' } });
      expect(user?.known, id).toBe(true);
    }
  });

  it('musl: the C library, not the name alone', () => {
    const ids = found('musl');
    expect(ids).toContain('alpine-3.24');
    expect(ids).toContain('busybox-1.38-musl');
    expect(ids).not.toContain('debian-trixie');
  });

  it('debian 13: what is made of it, whatever it is called', () => {
    const ids = found('debian 13');
    expect(ids).toEqual(
      expect.arrayContaining(['debian-trixie-slim', 'distroless-static-debian13', 'python-3.13-slim-trixie']),
    );
    expect(ids).not.toContain('debian-bookworm');
  });

  it('node lts alpine: the version that the tag stands for on the day', () => {
    expect(found('node lts alpine').every((id) => /26/.test(id))).toBe(true);
    const before = buildTable(catalog, '2026-09-01');
    expect(factsIn(readSearch(before, 'node lts'))).toEqual(['Node.js 24 (lts)']);
  });

  it('distroless certificates: those of the family that are known to have them, and those called so', () => {
    const ids = found('distroless certificates');
    expect(ids).toContain('distroless-static-debian13-nonroot');
    for (const id of ids) expect(catalog.get(id)?.facts.caCertificates, id).toMatchObject({ value: true });
  });

  it('go: not whatever has these letters in its name', () => {
    const ids = found('go');
    expect(ids.filter((id) => /mongo|django/.test(id))).toEqual([]);
    expect(ids.some((id) => id.startsWith('golang'))).toBe(true);
  });

  it('names, tags and references go on to be found as they are written', () => {
    expect(found('gcr.io/distroless/static-debian13:nonroot')).toEqual([
      'distroless-static-debian13-nonroot',
    ]);
    expect(found('slim-trixie')).toContain('python-3.13-slim-trixie');
  });

  it('every name of an image, typed in full, finds it', () => {
    const lost = data.rows.filter(({ id, name }) => !found(name).includes(id));
    expect(lost.map(({ name }) => name)).toEqual([]);
  });
});

describe('hostile words', () => {
  it.each([
    ['many', '', 'no '],
    ['long', '', 'aaa'],
    ['digits and letters', '', 'a1'],
    ['dots', '', '...'],
    ['versions', 'python ', '1.'],
    ['denials', '', 'not '],
  ])('%s are looked at in time that grows as they do, and not faster', (_, begin, unit) => {
    expect(growthOf((times) => `${begin}${unit.repeat(times)}`, found, 10_000)).toBeLessThan(1.6);
  });
});
