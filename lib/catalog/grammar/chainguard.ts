import { type Table, table } from '../../text/table';
import type { Language } from '../image';
import type { Grammar, Meaning, NoMeaning } from './grammar';

const languages: Table<string> = table({
  go: 'go',
  node: 'nodejs',
  python: 'python',
  ruby: 'ruby',
  php: 'php',
  rust: 'rust',
  jre: 'java',
  jdk: 'java',
});

const paid =
  'https://github.com/chainguard-dev/edu/blob/08c15e651cf943e4166db03c43568a8452964a8c/content/chainguard/containers/about/images-categories.md';

/** `cgr.dev/chainguard/…` is free at latest and latest-dev; any other organisation and any version is a customer's. */
export const chainguardGrammar: Grammar = {
  family: 'chainguard',
  repositories: ['cgr.dev/*', 'docker.io/chainguard/*'],
  understand,
};

function understand(repository: string, tag: string): Meaning | NoMeaning {
  const [, organisation, image] = /^(?:cgr\.dev|docker\.io)\/([^/]+)\/([a-z0-9._-]+)$/.exec(repository) ?? [];
  const written = `${repository}:${tag}`;
  if (organisation === undefined || image === undefined)
    return { unknown: `\`${repository}\` is not a Chainguard image` };
  const parts = tag.split('-');
  const words = parts.slice(1).filter((part) => part !== 'glibc');
  const [version] = /^\d+(\.\d+)*/.exec(tag) ?? [];
  if (version === undefined && parts[0] !== 'latest')
    return { unknown: `\`${written}\` does not follow Chainguard’s tags` };
  const free = organisation === 'chainguard' && version === undefined;
  const base = image.replace(/-fips$/, '');
  const name = languages[base];
  const language: Language | undefined =
    name === undefined ? undefined : { name, ...(version === undefined ? {} : { version }) };
  const fips = image.endsWith('-fips');
  return {
    family: 'chainguard',
    flavour: [base, ...words].join(' '),
    ...(language === undefined || version === undefined ? {} : { language, line: version }),
    upstream: { distribution: 'wolfi' },
    ...(free && !fips && organisation === 'chainguard' ? {} : { precise: true }),
    from: [written],
    ...(free && !fips
      ? {}
      : {
          facts: {
            access: {
              value: 'paid',
              derived: 'versions, FIPS images and images of an organisation are paid',
              from: [paid],
            },
            ...(fips ? { fips: { value: true, derived: 'the image is named for it', from: [written] } } : {}),
          },
        }),
  };
}
