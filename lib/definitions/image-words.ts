import type { Finding } from '../report/report';
import { shortened } from '../text/shorten';
import type { DefinitionKind, UsedImage } from './definition';

/** What differs where an image is run as it is, and not built on. */
type Worded = Partial<Pick<Finding, 'message' | 'remedy' | 'severity' | 'consequence'>>;

const root = {
  compose: { key: '`user:`', cure: 'Set `user:` of the service' },
  kubernetes: { key: '`runAsUser`', cure: 'Set `runAsUser` in `securityContext`' },
} as const;

type Wording = (finding: Finding, image: string, platform: string | undefined) => Worded;

/** Rules whose findings are true of an image that is only run; those not named here speak of building. */
const worded: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['base-end-of-life', () => ({})],
  ['base-end-of-life-soon', () => ({})],
  ['base-not-official', () => ({})],
  ['base-tag-superseded', () => ({})],
  ['policy-registry-not-allowed', () => ({})],
  ['policy-image-banned', () => ({})],
  ['policy-digest-missing', () => ({})],
  [
    'base-platform-missing',
    (_, image, platform) => ({
      consequence: 'will-not-start',
      message: `\`${image}\` is not published for ${platform}: pulling it fails.`,
      remedy: 'Ask for a platform it is published for, or use another image.',
    }),
  ],
  ['base-tag-unknown', pulled],
  ['base-retired', retired],
  [
    'base-tag-missing',
    (_, image) => ({ message: `\`${image}\` has no tag: it means \`latest\` on the day it is pulled.` }),
  ],
  [
    'base-tag-floating',
    ({ severity, message }, image) => ({
      message:
        severity === 'warning'
          ? `\`${image}\` floats: the next pull may bring another major version.`
          : message,
    }),
  ],
  [
    'base-digest-missing',
    (_, image) => ({
      message: `\`${image}\` is not pinned by digest: what it stands for can change between two pulls.`,
      remedy:
        'If all machines have to run the same, add `@sha256:…` of the image you tested, and let a bot keep it fresh.',
    }),
  ],
  [
    'user-not-found',
    () => ({ remedy: 'Write a number, such as `65532:65532`, or an account that the image has.' }),
  ],
  [
    'nginx-without-root',
    () => ({
      remedy: 'Use `nginxinc/nginx-unprivileged`, or mount an `nginx.conf` that writes below `/tmp`.',
    }),
  ],
  ['starts-in-background', () => ({})],
  ['command-not-found', () => ({ remedy: programRemedy })],
]);

export const builtRemedy = 'Install it in the Dockerfile, or call a program that is in the image.';
export const programRemedy = 'Call a program that is in the image, or use an image that has it.';

function pulled({ consequence, message }: Finding): Worded {
  return { message, consequence: consequence === 'will-not-build' ? 'will-not-start' : consequence };
}

function retired({ consequence }: Finding, image: string): Worded {
  if (consequence !== 'will-not-build') return {};
  return {
    consequence: 'will-not-start',
    message: `\`${image}\` was deleted: it cannot be pulled any more.`,
  };
}

/** The finding in words that hold for a definition; undefined for one that does not concern it. */
export function inWordsOfUse(
  finding: Finding,
  { reference, platform, use }: UsedImage,
  kind: DefinitionKind,
): Finding | undefined {
  const image = shortened(reference.text);
  if (finding.rule === 'runs-as-root') return asRoot(finding, image, use.user?.text || undefined, kind);
  const words = worded.get(finding.rule)?.(finding, image, platform);
  return words && { ...finding, ...words };
}

function asRoot(
  finding: Finding,
  image: string,
  user: string | undefined,
  kind: DefinitionKind,
): Finding | undefined {
  if (kind !== 'compose' && kind !== 'kubernetes') return undefined;
  const { key, cure } = root[kind];
  const because =
    user === undefined ? `${key} names no other user, and \`${image}\` starts as root` : `${key} says so`;
  return {
    ...finding,
    message:
      finding.severity === 'info'
        ? `The container starts as root: ${because}. Its entrypoint may step down to another user.`
        : `The container runs as root: ${because}.`,
    remedy: `${cure} to a number other than 0 that may read and write what the program needs.`,
  };
}
