import { describe, expect, it } from 'vitest';
import { AnalyzeRequest } from '../report/request';
import { findExample, gallery } from '.';

const firstFour: readonly (readonly [string, string])[] = [
  ['go-scratch', 'scratch'],
  ['go-distroless', 'gcr.io/distroless/base-debian11'],
  ['go-ubi-minimal', 'registry.access.redhat.com/ubi8/ubi-minimal'],
  ['go-wolfi', 'wolfi:latest'],
];

describe('the gallery', () => {
  it('opens with the four files people meet first', () => {
    expect(gallery.slice(0, 4).map(({ id }) => id)).toEqual(firstFour.map(([id]) => id));
  });

  it.each(firstFour)('%s copies the same build onto its base', (id, base) => {
    const lines = findExample(id)?.dockerfile.split('\n').filter(Boolean);
    expect(lines).toEqual([
      'FROM golang:1.17 AS builder',
      'WORKDIR /app',
      'COPY . .',
      'RUN go build -o myapp',
      `FROM ${base}`,
      'COPY --from=builder /app/myapp /myapp',
      'CMD ["/myapp"]',
    ]);
  });

  it('has ids of its own that fit in a link', () => {
    const ids = gallery.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(gallery.map((example) => [example.id, example] as const))(
    '%s can be asked of the analyzer',
    (_, example) => {
      expect(AnalyzeRequest.safeParse({ dockerfile: example.dockerfile, ...example.options }).success).toBe(
        true,
      );
      expect(example.dockerfile.endsWith('\n')).toBe(true);
    },
  );
});
