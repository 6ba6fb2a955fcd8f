import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/report/report';
import { reportFixture } from '@/lib/report/report.fixture';
import { FindingList } from './finding-list';
import { ReportSummary } from './report-summary';
import { ReportView } from './report-view';

function textOf(markup: string): string {
  return markup
    .replaceAll('<wbr/>', '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** As the analyzer shows it. */
function Whole({ report, wholeAt }: { readonly report: Report; readonly wholeAt?: string }) {
  const whole = wholeAt === undefined ? {} : { wholeAt };
  return <ReportView report={report} findings={<FindingList report={report} />} {...whole} />;
}

function shown(change: Partial<Report> = {}): string {
  return textOf(renderToStaticMarkup(<Whole report={{ ...reportFixture, ...change }} />));
}

describe('the report', () => {
  it('opens with the sentence, its line, and how much there is', () => {
    const markup = renderToStaticMarkup(<ReportSummary report={reportFixture} />);
    expect(textOf(markup)).toContain(
      'Will not build: RUN needs /bin/sh , and scratch has no shell (line 15)',
    );
    expect(textOf(markup)).toContain('2 errors, 2 warnings, 1 note, 1 suppressed in 4 stages');
    expect(markup).toContain('href="#L15"');
  });

  it('groups findings by what they lead to, the worst first', () => {
    const text = shown();
    const places = ['Will not build 1', 'Will not start 1', 'May fail 1', 'Choice of base 2'].map((heading) =>
      text.indexOf(heading),
    );
    expect(places.every((place) => place !== -1)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).not.toContain('Risk 1');
  });

  it('says of a finding what, where, what to do, why, and with which fix', () => {
    const text = shown();
    expect(text).toContain('RUN in shell form needs /bin/sh ; scratch has no shell.');
    expect(text).toContain('Copy the certificates from the stage that has them instead.');
    expect(text).toContain('docs.docker.com');
    expect(text).toContain('15 + Put in: COPY --from=certificates /etc/ssl/certs /etc/ssl/certs');
    expect(renderToStaticMarkup(<Whole report={reportFixture} />)).toContain(
      'href="/rules/run-without-shell"',
    );
  });

  it('offers to apply a fix only where there is an editor', () => {
    expect(shown()).not.toContain('Apply in the editor');
  });

  it('shows the first things that are not known, and where the rest is', () => {
    const notKnown = Array.from({ length: 60 }, (_, at) => ({ text: `Nothing is known of ${at}.` }));
    const report = { ...reportFixture, notKnown };
    const markup = renderToStaticMarkup(<Whole report={report} wholeAt="/whole" />);
    expect(markup.match(/Nothing is known of/g)).toHaveLength(25);
    expect(textOf(markup)).toContain('and 35 more in the whole report');
    expect(markup).toContain('href="/whole"');
    expect(shown({ notKnown })).toContain('Nothing is known of 59.');
  });

  it('keeps what was suppressed, with its reason', () => {
    expect(shown()).toContain('1 finding suppressed in the file');
    expect(shown()).toContain('“the platform sets a user” line 13');
  });

  it('lists needs with the lines they come from', () => {
    expect(shown()).toContain('C library glibc 2.31 or newer likely');
    expect(shown()).toContain('that file becomes /myapp line 14');
  });

  it('describes the stages in words beside the drawing', () => {
    const text = shown();
    expect(text).toContain('How the four stages hang together');
    expect(text).toContain('test not built line 6 stands on builder line 6');
    expect(text).toContain(
      'final stage the image line 12 on scratch files from builder line 14 mounts certificates line 15',
    );
  });

  it('says how many bases run it, in words', () => {
    expect(shown()).toContain('One base runs this as it is');
    const changed = reportFixture.recommendations.filter(({ verdict }) => verdict !== 'runs-as-is');
    expect(shown({ recommendations: changed })).toContain(
      'No base runs this as it is, one does with changes',
    );
    const unknown = changed.filter(({ verdict }) => verdict === 'not-known');
    expect(shown({ recommendations: unknown })).toContain('No other base is known to run the file unchanged');
  });

  it('opens the bases of which it is not known where only an ended one of the file is left', () => {
    const [first] = reportFixture.recommendations;
    const own = reportFixture.stages.find(({ isFinal }) => isFinal)?.base.reference ?? '';
    const text = shown({
      recommendations: first
        ? [
            {
              ...first,
              reference: own,
              imageId: own,
              verdict: 'runs-with-changes',
              reasons: ['Gets no fixes'],
            },
            {
              ...first,
              reference: 'node:24',
              imageId: 'node-24',
              verdict: 'not-known',
              reasons: ['It has 24'],
            },
          ]
        : [],
    });
    expect(text).toContain('No other base is known to run the file unchanged, one may');
    expect(text).toContain('node:24');
  });

  it('counts the bases that are not listed, and shows the way to them', () => {
    const recommendationCounts = {
      'runs-as-is': 306,
      'runs-with-changes': 1,
      'does-not-run': 800,
      'not-known': 65,
    };
    const text = shown({ recommendationCounts });
    expect(text).toContain('306 bases run this as it is');
    expect(text).toContain('All 306 are given by POST /api/recommendations');
    expect(text).toContain('Does not run 800');
    expect(text).not.toContain('All 1 are');
  });

  it('shows of a report that lists the whole catalog no more than can be read', () => {
    const [first] = reportFixture.recommendations;
    if (!first) throw new Error('The fixture has recommendations');
    const many = Array.from({ length: 1_200 }, (_, at) => ({
      ...first,
      imageId: `image-${at}`,
      reference: `image:${at}`,
      verdict: 'not-known' as const,
      reasons: [`Reason ${at % 100}`],
    }));
    const markup = renderToStaticMarkup(<Whole report={{ ...reportFixture, recommendations: many }} />);
    expect(textOf(markup)).toContain('Not known 1,200');
    expect(textOf(markup)).toContain('All 1,200 are given by');
    expect(markup.length).toBeLessThan(300_000);
  });

  it('names beside a base what it is weighed by, and what of that is not known', () => {
    const [first] = reportFixture.recommendations;
    if (!first) throw new Error('The fixture has recommendations');
    const known = [
      { compressedSize: 28_240_000, shell: true, user: { uid: 0 }, supportEnds: '2030-06-30' },
      {
        compressedSize: 2_000_000,
        sizeIsEstimate: true as const,
        shell: false,
        user: { name: 'nonroot', uid: 65532 },
      },
      {},
    ];
    const text = shown({ recommendations: known.map((each) => ({ ...first, known: each })) });
    expect(text).toContain('Size, MB Shell User Fixes until');
    expect(text).toContain('28.2 yes root 2030-06-30');
    expect(text).toContain('≈ 2.0 none nonroot not known');
    expect(text).toContain('not known not known not known not known');
    expect(text).not.toContain('made before it kept');
  });

  it('says of a report of before that it did not keep it', () => {
    expect(shown()).toContain('The report was made before it kept sizes and support of bases');
    expect(shown()).not.toContain('Fixes until');
  });

  it('says once what holds for several lines, and counts every place', () => {
    const [first] = reportFixture.findings;
    if (!first) throw new Error('The fixture has findings');
    const again = (line: number) => ({
      ...first,
      range: { start: { line, column: 1 }, end: { line, column: 4 } },
    });
    const text = shown({ findings: [first, again(16), again(17)] });
    expect(text).toContain('Three findings');
    expect(text).toContain('Will not build 3');
    expect(text).toContain('The same on line 16 , line 17');
  });

  it('says how many findings of a kind are not listed', () => {
    const omitted = [
      { rule: 'syntax', severity: 'error', consequence: 'will-not-build', count: 19_980 },
    ] as const;
    const text = shown({ omitted });
    expect(text).toContain('Will not build 19,981');
    expect(text).toContain('and 19,980 more of syntax');
  });

  it('says of a base that was measured when, and as which digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const measured = {
      reference: 'docker.io/library/golang:1.17',
      digest,
      platform: 'linux/amd64',
      observed: '2026-11-20',
    };
    expect(shown({ measured: [measured] })).toContain(`golang:1.17 , measured on 2026-11-20 , ${digest}`);
    expect(shown()).not.toContain('measured on');
  });

  it('marks the base that is already used', () => {
    expect(shown()).toMatch(/alpine:3\.24 in this file/);
  });

  it('says that nothing was found', () => {
    expect(
      shown({ findings: [], suppressed: [], recommendations: [], requirements: [], notKnown: [] }),
    ).toContain('Nothing to say against it');
  });

  it('says with what it was made', () => {
    expect(shown()).toContain('Made with Plinth 0.1.0 and the catalog of 2026-11-20');
  });

  it('never makes markup out of what a file says', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const finding = reportFixture.findings.map((item) => ({ ...item, message: `${hostile} \`${hostile}\`` }));
    expect(renderToStaticMarkup(<Whole report={{ ...reportFixture, findings: finding }} />)).not.toContain(
      '<img',
    );
  });
});

describe('bases to measure', () => {
  const on = (reference: string) => {
    const [stage] = reportFixture.stages;
    if (stage === undefined) throw new Error('The report has a stage');
    const base = { kind: 'image', written: reference, reference } as const;
    return shown({ stages: [{ ...stage, base }], notKnown: [{ text: 'What the base brings' }] });
  };

  it('are those that the catalog does not have', () => {
    expect(on('registry.example/team/base:1')).toContain('Measure it');
  });

  it('are none that no registry can have', () => {
    expect(on('Not/A Reference')).not.toContain('Measure it');
  });
});
