import { describe, expect, test } from 'vitest';
import { analyze, recommend } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Policy } from '../report/policy';
import { rewrite } from '../rewrite';

const today = '2026-11-23';
const catalog = readCatalog();
const dockerfile = `FROM golang:1.27 AS build
RUN CGO_ENABLED=0 go build -o /serve .
FROM alpine:3.20
COPY --from=build /serve /usr/local/bin/serve
USER 10001
CMD ["serve"]
`;

const rankedBy = (policy?: Policy) => recommend({ dockerfile, policy }, catalog, today).images;
const namesIn = (images: readonly { readonly image: { readonly reference: string } }[]) =>
  images.map(({ image }) => image.reference);

describe('a project that bans images', () => {
  const policy = { bans: [{ image: 'cgr.dev/chainguard/*', reason: 'Ours are built elsewhere' }] };

  test('has them behind all others, and none in its reports', async () => {
    const names = namesIn(rankedBy(policy));
    const isBanned = (name: string) => name.startsWith('cgr.dev/chainguard/');
    expect(names.slice(names.findIndex(isBanned)).every(isBanned)).toBe(true);
    expect([...names].sort()).toEqual(namesIn(rankedBy()).sort());
    const named = async (asked: Policy | undefined) =>
      (await analyze({ dockerfile, policy: asked }, catalog, today)).recommendations.filter(({ reference }) =>
        isBanned(reference),
      );
    expect(await named(undefined)).not.toEqual([]);
    expect(await named(policy)).toEqual([]);
  });

  test('is led to none of them', async () => {
    const basesOf = async (asked: Policy) => {
      const { plans } = await rewrite({ dockerfile, policy: asked, to: ['smallest'] }, catalog, today);
      return plans.map(({ base }) => base?.reference);
    };
    const [smallest = ''] = await basesOf({});
    const [next] = await basesOf({ bans: [{ image: smallest, reason: 'Not ours' }] });
    expect(next).toBeDefined();
    expect(next).not.toBe(smallest);
  });

  test('keeps the base of the file where it stands', () => {
    const [first] = rankedBy({ bans: [{ image: 'alpine', reason: 'Not ours' }] }).filter(
      ({ isBase }) => isBase,
    );
    expect(first?.image.reference).toBe('alpine:3.20');
  });
});

describe('a project that lists registries', () => {
  test('is recommended what comes from them, and nothing at all', () => {
    const names = namesIn(rankedBy({ registries: ['registry.access.redhat.com'] }));
    const isAllowed = (name: string) =>
      /^(?:registry\.access\.redhat\.com\/|scratch$|alpine:3\.20$)/.test(name);
    expect(names.slice(0, names.filter(isAllowed).length).every(isAllowed)).toBe(true);
    expect(names.filter(isAllowed)).toContain('scratch');
  });

  test('none of which the catalog knows, is recommended what everybody is', () => {
    expect(rankedBy({ registries: ['registry.example.com'] })).toEqual(rankedBy());
  });
});

describe('a project that prefers images', () => {
  const policy = { prefer: ['debian', 'gcr.io/distroless/*'] };

  test('has the same images with the same verdicts', () => {
    const verdicts = (asked?: Policy) => rankedBy(asked).map(({ verdict }) => verdict);
    expect(verdicts(policy)).toEqual(verdicts());
  });

  test('has them before others that run the file as well', () => {
    const names = namesIn(rankedBy(policy));
    const isPreferred = (name: string) => /^(?:debian|gcr\.io\/distroless\/[^@]+):/.test(name);
    expect(isPreferred(names[0] ?? '')).toBe(true);
    const at = names.indexOf('cgr.dev/chainguard/static:latest');
    expect(at).toBeGreaterThan(names.findIndex(isPreferred));
  });
});
