import type { Base } from '../../bases/base';
import type { Inspection } from '../../inspection';
import type { Span } from '../../text/span';

/** An image named in FROM of a stage that is built. */
export type NamedBase = {
  readonly base: Base;
  readonly stage: number;
  readonly span: Span;
  readonly isFinal: boolean;
};

/** The images named in FROM by stages that are built; stages on stages and on scratch are left out. */
export function namedBases(inspection: Inspection): readonly NamedBase[] {
  const final = new Set(inspection.final);
  return inspection.reachable.flatMap((view) => {
    const { base, stage } = view;
    if (stage.base.kind === 'stage' || stage.base.kind === 'scratch') return [];
    return [{ base: base.root, stage: stage.index, span: stage.from.image.span, isFinal: final.has(view) }];
  });
}

/** Publishers whose free tags float by design: a digest is the only pin there is. */
const rollingPublishers =
  /^(cgr\.dev\/|gcr\.io\/distroless\/|docker\.io\/chainguard\/|chainguard\/|registry\.access\.redhat\.com\/(ubi\d|hi\/)|redhat\/ubi\d)/;

/** Whether the publisher of an image has no tags that stand still. */
export function isRolling(reference: string): boolean {
  return rollingPublishers.test(reference);
}

const versioned =
  /(?:^|[/_-])(?:debian|ubuntu|alpine|centos|rhel|fedora|rocky(?:linux)?|alma(?:linux)?|oraclelinux|amazonlinux|al|el|ol|ubi|c|sles|leap|jdk|jre|java|openjdk|python|node(?:js)?|php|ruby|go(?:lang)?|dotnet|perl|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|nginx|httpd|redis)[-_]?\d+(?:[._]\d+)*s?(?=$|[/_-])/;

/** Whether the repository itself is for one release: `ubi9/s2i-core`, `s2i-core-c9s`, `static-debian13`. */
export function namesRelease(repository: string): boolean {
  return versioned.test(repository);
}
