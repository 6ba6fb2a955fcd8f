import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';

const prefix = 'gcr.io/distroless/';
const architectures = /-(amd64|arm64|arm|s390x|ppc64le|riscv64)$/;
const commit = /-[0-9a-f]{40}$/;

/** Which Debian release names without a suffix mean, since when. */
const unsuffixed: readonly { readonly since: string; readonly release: string; readonly source: string }[] = [
  {
    since: '2026-02-02',
    release: '13',
    source: 'https://github.com/GoogleContainerTools/distroless/commit/4aa1087d',
  },
  {
    since: '2024-04-22',
    release: '12',
    source: 'https://github.com/GoogleContainerTools/distroless/commit/a5c51d41',
  },
];

export const distrolessGrammar: Grammar = { family: 'distroless', repositories: [`${prefix}*`], understand };

function understand(repository: string, tag: string, { today }: GrammarContext): Meaning | NoMeaning {
  const [, image = '', suffix] =
    /^gcr\.io\/distroless\/([a-z0-9-]+?)(?:-debian(\d+))?$/.exec(repository) ?? [];
  const plain = tag.replace(commit, '').replace(architectures, '');
  const written = `${repository}:${tag}`;
  if (!/^(latest|nonroot|debug|debug-nonroot)$/.test(plain))
    return { unknown: `\`${written}\`: Distroless tags are latest, nonroot, debug and debug-nonroot` };
  const moved = unsuffixed.find(({ since }) => since <= today);
  const release = suffix ?? moved?.release ?? '11';
  return {
    family: 'distroless',
    flavour: `${image} ${plain}`,
    upstream: { distribution: 'debian', release },
    ...(commit.test(tag) ? { precise: true } : {}),
    ...(suffix === undefined
      ? {
          because: `a Distroless name without a suffix means Debian ${release} since ${moved?.since ?? '2022'}`,
        }
      : {}),
    from: [written, ...(suffix === undefined && moved !== undefined ? [moved.source] : [])],
  };
}
