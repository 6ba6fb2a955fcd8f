import { expect, test } from 'vitest';
import { reportFixture } from '../report/report.fixture';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import checkstyle from './checkstyle';
import { asWritten, hostileFiles, plainSetting } from './hostile.fixture';
import { type Read, readXml } from './read-xml.fixture';
import { asInXml } from './xml.fixture';

/** What Checkstyle's own listener writes, and readers look for. */
function readErrors(document: string): readonly (readonly [file: string, error: Read])[] {
  const root = readXml(document);
  expect([root.name, root.attributes.version]).toEqual(['checkstyle', '4.3']);
  return root.children.flatMap((file) => {
    expect([file.name, Object.keys(file.attributes)]).toEqual(['file', ['name']]);
    return file.children.map((error) => {
      expect(error.name).toBe('error');
      expect(Object.keys(error.attributes)).toEqual(['line', 'column', 'severity', 'message', 'source']);
      expect(error.attributes.line).toMatch(/^[1-9]\d*$/);
      expect(error.attributes.column).toMatch(/^[1-9]\d*$/);
      expect(['error', 'warning', 'info']).toContain(error.attributes.severity);
      return [file.attributes.name ?? '', error] as const;
    });
  });
}

test('a finding has its file, its place, its severity and its rule', () => {
  const errors = readErrors(checkstyle.render(reportFixture, { ...plainSetting, file: 'api/Dockerfile' }));
  expect(errors).toHaveLength(reportFixture.findings.length);
  expect(errors[0]).toMatchObject([
    'api/Dockerfile',
    {
      attributes: {
        line: '15',
        column: '59',
        severity: 'error',
        message:
          'RUN in shell form needs /bin/sh; scratch has no shell. Copy the certificates from the stage that has them instead.',
        source: 'run-without-shell',
      },
    },
  ]);
});

test('files without findings are named too, and no files are a document', () => {
  const report = { ...reportFixture, findings: [] };
  expect(readXml(checkstyle.render(report, { ...plainSetting, file: 'a' })).children).toMatchObject([
    { name: 'file', attributes: { name: 'a' }, children: [] },
  ]);
  expect(readErrors(checkstyle.renderAll([], plainSetting))).toEqual([]);
});

test('whatever a finding says, the reader gets the same words', () => {
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      const read = readErrors(checkstyle.renderAll(judged, plainSetting));
      expect(read.map(([file, { attributes }]) => [file, attributes.source, attributes.message])).toEqual(
        judged.flatMap(({ file, report }) =>
          report.findings.map(({ message, remedy, rule }) => [
            asInXml(file),
            asInXml(rule),
            asInXml(asWritten(visible(`${message} ${remedy}`.replaceAll('`', '')))),
          ]),
        ),
      );
    }),
  );
});
