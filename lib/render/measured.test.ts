import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { alpineBase, debianBase, digestOf } from '../measured/observation.fixture';
import { withMeasured } from '../measured/overlay';
import { Report } from '../report/report';
import { withoutText } from '../report/without-text';
import json from './json';
import { markdownFindings } from './markdown';
import sarif from './sarif';
import text from './text';

const catalog = readCatalog();
const dockerfile = `ARG TAG=3
FROM registry.example.com/team/alpine:$TAG AS tools
FROM registry.example.com/team/base:1
COPY --from=tools /bin/busybox /usr/local/bin/busybox
COPY --from=registry.example.com/team/base:1 /etc/hosts /tmp/hosts
USER svc
CMD ["sleep", "60"]
`;
const setting = { file: 'Dockerfile', colour: false, address: undefined, site: undefined };

describe('a report on bases that were measured', () => {
  const made = analyze({ dockerfile }, withMeasured(catalog, [debianBase, alpineBase]), '2026-11-30');

  it('stores what it rested on, each once', async () => {
    const report = await made;
    expect(report.measured).toEqual([
      {
        reference: 'registry.example.com/team/alpine:3',
        digest: digestOf('3'),
        platform: 'linux/amd64',
        observed: '2026-11-20',
      },
      {
        reference: 'registry.example.com/team/base:1',
        digest: digestOf('a'),
        platform: 'linux/amd64',
        observed: '2026-11-20',
      },
    ]);
    expect(Report.parse(JSON.parse(JSON.stringify(report))).measured).toEqual(report.measured);
    expect(withoutText(report).measured).toEqual(report.measured);
    expect(report.engine.catalogRevision).toBe(catalog.revision);
  });

  it('says so in every form', async () => {
    const report = await made;
    const clause = `measured on 2026-11-20, ${digestOf('a')}`;
    expect(text.render(report, setting)).toContain(
      `Base registry.example.com/team/base:1 (linux/amd64): ${clause}\n`,
    );
    expect(markdownFindings(undefined, report)).toContain(
      `Base \`registry.example.com/team/base:1\` (linux/amd64): ${clause}.`,
    );
    expect(JSON.parse(json.render(report, setting)).measured).toEqual(report.measured);
    expect(JSON.parse(sarif.render(report, setting)).runs[0].properties.measured).toEqual(report.measured);
  });

  it('says nothing of it where nothing was measured', async () => {
    const report = await analyze({ dockerfile }, catalog, '2026-11-30');
    expect(report).not.toHaveProperty('measured');
    expect(Report.parse(JSON.parse(JSON.stringify(report)))).not.toHaveProperty('measured');
    expect(text.render(report, setting)).not.toContain('measured on');
  });
});
