import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const aspnet = 'mcr.microsoft.com/dotnet/aspnet:10.0-noble';

/** What is left of the lines between FROM and CMD, and why. */
async function moved(lines: string, from: string, to: string) {
  const { edits, proof, text } = await planOf(`FROM ${from}\n${lines}\nCMD ["sh"]\n`, to);
  const why = edits.find(({ rules }) => rules.includes('account-taken'))?.because;
  return { lines: text.split('\n').slice(1, -2).join('\n'), isProved: proof.isProved, why };
}

test('an account that the new base has is not made again', async () => {
  const lines = 'RUN groupadd -r app && useradd -r -g app app\nUSER app';
  expect(await moved(lines, 'mcr.microsoft.com/dotnet/aspnet:6.0', aspnet)).toEqual({
    lines: 'USER app',
    isProved: true,
    why: `\`${aspnet}\` has the group \`app\` with the number 1654 and the account \`app\` with the number 1654 already, which cannot be made a second time.`,
  });
});

test('what else its RUN does stays', async () => {
  const lines = 'RUN mkdir /data && useradd -m node && chown node /data\nUSER node';
  const { isProved, lines: left } = await moved(lines, 'debian:trixie', 'node:24-trixie');
  expect(left).toBe('RUN mkdir /data && chown node /data\nUSER node');
  expect(isProved).toBe(true);
});

test('what is made where the old base has it stays', async () => {
  const lines = 'RUN userdel node && useradd -u 1000 node';
  const { isProved, lines: left } = await moved(lines, 'node:22-trixie', 'node:24-trixie');
  expect(left).toBe(lines);
  expect(isProved).toBe(true);
});

test.each(['-u 1001', '-u $number', '-d /srv', '-b /srv', '-G video', '-g node -G node,video', '-p x'])(
  'an account with %s is another one',
  async (option) => {
    const lines = `ARG number\nRUN useradd ${option} node`;
    const { isProved, lines: left, why } = await moved(lines, 'debian:trixie', 'node:24-trixie');
    expect({ isProved, left, why }).toEqual({ isProved: false, left: lines, why: undefined });
  },
);
