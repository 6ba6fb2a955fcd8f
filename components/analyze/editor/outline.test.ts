import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '@/lib/dockerfile/parse';
import { outlineOf } from './outline';

describe('what the build options offer', () => {
  it.each([
    ['FROM a\nFROM b AS two\nFROM c as Three', ['two', 'Three'], []],
    ['ARG BASE\nFROM $BASE', [], ['BASE']],
    ['ARG V=1\nFROM a\nARG V', [], []],
    ['FROM a\nARG TARGETARCH\nARG TOKEN\nARG TOKEN', [], ['TOKEN']],
    ['', [], []],
  ])('%j', (text, stages, openArgs) => {
    expect(outlineOf(parseDockerfile(text))).toEqual({ stages, openArgs });
  });
});
