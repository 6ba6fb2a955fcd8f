import { expect, test } from 'vitest';
import { didYouMean, nearest } from './suggest';

test.each<[string, string, string | undefined]>([
  ['RNU', 'RUN,FROM,COPY', 'RUN'],
  ['cop', 'RUN,FROM,COPY', 'COPY'],
  ['FRMO', 'RUN,FROM,COPY', 'FROM'],
  ['RUNNN', 'RUN,FROM,COPY', 'RUN'],
  ['RUNNNN', 'RUN,FROM,COPY', undefined],
  ['run', 'RUN,FROM,COPY', undefined],
  ['', 'RUN,FROM,COPY', undefined],
  ['ab', 'xab,aby', 'xab'],
  ['kitten', 'sitting,mitten', 'mitten'],
])('%s of %s', (written, options, expected) => {
  expect(nearest(written, options.split(','))).toBe(expected);
});

test('is said in brackets, or not at all', () => {
  expect(didYouMean('moutn', ['mount'])).toBe(' (did you mean mount?)');
  expect(didYouMean('x', ['mount'])).toBe('');
});
