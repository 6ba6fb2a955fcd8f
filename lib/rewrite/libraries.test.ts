import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { cases } from '../cases.fixture';
import { planOf } from './plan.fixture';

const distroless = 'gcr.io/distroless/python3-debian13:nonroot';

const file = (run: string, base = 'python:3.13-slim-trixie') => `FROM ${base} AS build
RUN apt-get update && apt-get install -y gcc libpq-dev
RUN python -m venv /venv && /venv/bin/pip install psycopg2
FROM ${base}
${run}
COPY --from=build /venv /venv
USER 1000
CMD ["/venv/bin/python", "-m", "app"]
`;

const install = 'RUN apt-get update && apt-get install -y --no-install-recommends libpq5';

describe('libraries that are installed to run', () => {
  test('are taken along from where it is built, with what they are linked with', async () => {
    const plan = await planOf(file(install), distroless);
    expect(plan.proof.isProved).toBe(true);
    expect(plan.text).toContain(
      '/venv/bin/pip install psycopg2\nRUN mkdir -p /opt/libraries && for library in /usr/lib/*/libpq.so.5; do',
    );
    expect(plan.text).toContain(
      `\nFROM ${distroless}\nCOPY --from=build /opt/libraries /opt/libraries\nENV LD_LIBRARY_PATH=/opt/libraries\nCOPY --from=build /venv /venv\n`,
    );
    expect(plan.edits.map(({ because }) => because).join()).toContain('plugins');
  });

  test('of a package with programs are those that what is built is linked with', async () => {
    const dockerfile =
      cases.find(({ name }) => name === 'works-rust-alpine-openssl-dynamic')?.dockerfile ?? '';
    const plan = await planOf(dockerfile, 'dhi.io/static:20260611-musl-alpine3.24');
    expect(plan.proof.isProved).toBe(true);
    expect(plan.text).toContain(' in $(find /lib /usr/lib -name libcrypto.so.3 -o -name libssl.so.3); do');
    const called = dockerfile.replace('CMD ["api"]', 'HEALTHCHECK CMD ["openssl", "version"]\nCMD ["api"]');
    expect((await planOf(called, 'dhi.io/static:20260611-musl-alpine3.24')).text).not.toContain(
      '/opt/libraries',
    );
  });

  test('by a command that a shell reads', async () => {
    const { text } = await planOf(file(install), distroless);
    const [, script = ''] = /^RUN (mkdir -p [\s\S]*?done)$/m.exec(text) ?? [];
    expect(script).not.toBe('');
    expect(() => execFileSync('sh', ['-n'], { input: script.replaceAll('\\\n', '') })).not.toThrow();
  });

  test('keep the ends of lines', async () => {
    const { text } = await planOf(file(install).replaceAll('\n', '\r\n'), distroless);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test.each([
    ['another release of the distribution', file(install, 'python:3.13-slim-bookworm')],
    ['a stage that has none of it', file(install).replace('psycopg2', 'flask').replace(' libpq-dev', '')],
    ['a package that brings programs too', file(install.replace('libpq5', 'libpq5 postgresql-client'))],
    ['a stage that no longer builds as root', file(install).replace('psycopg2\n', 'psycopg2\nUSER 1000\n')],
    ['a path for libraries of its own', file(`${install}\nENV LD_LIBRARY_PATH=/opt/lib`)],
  ])('are not taken from %s', async (_what, dockerfile) => {
    const plan = await planOf(dockerfile, distroless);
    expect(plan.text).not.toContain('/opt/libraries');
    expect(plan.proof.isProved).toBe(false);
  });
});
