import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { beforeAll, describe, expect, test } from 'vitest';
import { observers } from './index';
import type { Observer } from './observer';
import { rpmPackages } from './rpm/rpm';
import { noRoots, rootFolder } from './testing/roots';
import { berkeleyDatabase, ndbDatabase, rpmFolder } from './testing/rpm-root';
import { linesFrom } from './testing/run';

describe.skipIf(noRoots)('what a stranger made', () => {
  const sqlite = join(rpmFolder, 'rpmdb.sqlite');

  /** Files as they are in images, each under a path at which an observer looks at it. */
  const samples = new Map<string, Uint8Array>();

  beforeAll(() => {
    const rpm = rootFolder('rpm');
    const folder = mkdtempSync(join(tmpdir(), 'plinth-hostile-'));
    berkeleyDatabase(rpm, join(folder, 'Packages'), 'little');
    samples.set('/var/lib/rpm/Packages', readFileSync(join(folder, 'Packages')));
    samples.set('/var/lib/rpm/Packages.db', ndbDatabase(rpm));
    samples.set(sqlite, readFileSync(join(rpm, sqlite)));
    take(rootFolder('musl'), 'libc.so', '/lib/ld-musl-any.so.1');
    take(rootFolder('debian'), 'perl-base/Config.pm', '/usr/lib/perl-base/Config.pm');
    for (const path of ['etc/ssl/certs/ca-certificates.crt', 'locale-archive', 'libc.so.6', 'rbconfig.rb'])
      take(rootFolder('debian'), path);
    for (const path of ['etc/passwd', 'etc/group', 'usr/lib/os-release', 'lib/dpkg/status'])
      take(rootFolder('debian'), path);
    rmSync(folder, { recursive: true });
  }, 20 * 60_000);

  /** The file of a root whose path ends so. */
  function take(root: string, end: string, as?: string): void {
    const [path] = linesFrom('find', [root, '-type', 'f', '-path', `*/${end}`, '-printf', '/%P\n']);
    if (path === undefined) throw new Error(`${end} is not there.`);
    samples.set(as ?? path, readFileSync(join(root, path)));
  }

  /** All observers look at it as they do at a file of an image. */
  function shown(path: string, bytes: Uint8Array): readonly unknown[] {
    const file = { path, mode: 0o644, size: bytes.length };
    return observers.flatMap((observer: Observer) => {
      const length = observer.looksAt?.(file) ?? 0;
      return length === 0 ? [] : [observer.notes?.(file, bytes.subarray(0, length))];
    });
  }

  const change = fc.record({
    /** Near the start of a file or of a page of it there are more numbers than elsewhere. */
    at: fc.oneof(
      fc.nat(200),
      fc.nat(1_000_000),
      fc.tuple(fc.nat(60), fc.nat(60)).map(([page, at]) => page * 4096 + at),
    ),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        ...[
          [255, 255, 255, 255],
          [0, 0, 0, 0],
          [127, 255, 255, 255],
        ].map((each) => Uint8Array.from(each)),
      ),
    ),
  });

  test('changed, cut off or made up, a file of any kind is read without a fault', () => {
    const paths = fc.constantFrom(...samples.keys());
    fc.assert(
      fc.property(
        paths,
        fc.array(change, { maxLength: 6 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (path, changes, part) => {
          const bytes = Uint8Array.from(samples.get(path) ?? []);
          for (const { at, bytes: put } of changes) bytes.set(put, Math.min(at, bytes.length - put.length));
          expect(shown(path, bytes.subarray(0, Math.ceil(bytes.length * part))).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600, seed: 16 },
    );
  });

  test('bytes of no kind are read without a fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples.keys()), fc.uint8Array({ maxLength: 2000 }), (path, bytes) => {
        shown(path, Uint8Array.from([...(samples.get(path)?.subarray(0, 16) ?? []), ...bytes]));
      }),
      { numRuns: 300, seed: 16 },
    );
  });

  test('a view of a file of SQLite is not run', () => {
    const place = mkdtempSync(join(tmpdir(), 'plinth-view-'));
    const database = new Database(join(place, 'rpmdb.sqlite'));
    const endless = 'WITH RECURSIVE r(blob) AS (SELECT 1 UNION ALL SELECT blob FROM r) SELECT blob FROM r';
    database.exec(`CREATE VIEW Packages AS ${endless}`);
    database.close();
    const bytes = readFileSync(join(place, 'rpmdb.sqlite'));
    rmSync(place, { recursive: true });
    expect(rpmPackages('rpmdb.sqlite', bytes)).toBeUndefined();
  });

  test('pages of a file of SQLite that lead in a circle end', () => {
    const bytes = Uint8Array.from(samples.get(sqlite) ?? []);
    const view = new DataView(bytes.buffer);
    // Every page of a table with rows becomes one above itself.
    for (let page = 4096; page < bytes.length; page += 4096)
      if (bytes[page] === 13) {
        bytes[page] = 5;
        view.setUint32(page + 8, page / 4096 + 1);
      }
    expect(rpmPackages('rpmdb.sqlite', bytes)).toBeUndefined();
  });

  test('slots of rpm that share one blob are not all read', () => {
    const bytes = Buffer.from(samples.get('/var/lib/rpm/Packages.db') ?? []);
    const [index, block] = [bytes.readUInt32LE(36), bytes.readUInt32LE(40)];
    for (let slot = 32; slot < 4096; slot += 16) {
      bytes.writeUInt32LE(index, slot + 4);
      bytes.writeUInt32LE(block, slot + 8);
    }
    bytes.writeUInt32LE(bytes.length - block * 16 - 16, block * 16 + 12);
    expect(rpmPackages('Packages.db', bytes)).toBeUndefined();
  });
});
