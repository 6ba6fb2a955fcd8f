import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const before = (run: string) =>
  `FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip\n${run}\nCMD ["python3", "/a.py"]\n`;

test.each(['RUN pip3 install flask', 'RUN python3 -m pip install flask'])(
  'pip installs into a newer distribution as it did: %s',
  async (run) => {
    const { proof, text } = await planOf(before(run), 'ubuntu:24.04');
    expect(text).toContain(`ENV PIP_BREAK_SYSTEM_PACKAGES=1\n${run}\n`);
    expect(proof.isProved).toBe(true);
  },
);

test.each([
  ['an older release', before('RUN pip3 install flask'), 'debian:bullseye-slim'],
  ['an environment', before('RUN python3 -m venv /v && /v/bin/pip install flask'), 'ubuntu:24.04'],
])('nothing is said of it for %s', async (_what, text, to) => {
  expect((await planOf(text, to)).text).not.toContain('PIP_');
});
