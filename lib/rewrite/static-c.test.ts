import { expect, test } from 'vitest';
import { planOf } from './plan.fixture';

const before = (link: string, builder = 'gcc:14-trixie') => `FROM ${builder} AS build
COPY . .
RUN ${link}
FROM debian:trixie-slim
COPY --from=build /app /app
USER 1000
CMD ["/app"]
`;

test.each([
  ['gcc -O2 -o /app main.c', 'gcc -static -O2 -o /app main.c', 'scratch'],
  ['g++ -o /app main.cc -lm -lpthread', 'g++ -static -o /app main.cc -lm -lpthread', 'alpine:3.24'],
  ['set -e; CXXFLAGS=-g c++ -o /app *.cc', 'set -e; CXXFLAGS=-g c++ -static -o /app *.cc', 'scratch'],
])('a program that links nothing else is linked statically: %s', async (link, made, to) => {
  const { proof, text } = await planOf(before(link), to);
  expect(text.split('\n').find((line) => line.startsWith('RUN '))).toBe(`RUN ${made}`);
  expect(proof.isProved).toBe(true);
});

test.each([
  ['another library', before('gcc -o /app main.c -lssl')],
  ['words that are not certain', before('gcc -o /app main.c $LIBS')],
  ['a builder whose packages bring no archives', before('gcc -o /app main.c', 'fedora:44')],
])('with %s it stays as it is', async (_what, text) => {
  const plan = await planOf(text, 'scratch');
  expect(plan.text).not.toContain('-static');
  expect(plan.proof.isProved).toBe(false);
});

test('what runs on the new base stays dynamic', async () => {
  expect((await planOf(before('gcc -o /app main.c'), 'ubuntu:26.04')).text).not.toContain('-static');
});
