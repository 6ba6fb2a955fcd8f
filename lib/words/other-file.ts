/** Files that lie beside Dockerfiles and are taken for one. */
export const otherKinds = [
  'compose',
  'bake',
  'kubernetes',
  'helm-chart',
  'helm-values',
  'github-workflow',
  'gitlab-pipeline',
  'jenkinsfile',
  'package-json',
  'docker-commands',
] as const;
export type OtherKind = (typeof otherKinds)[number];

/** What a file is, and what it speaks of where that is plain: Dockerfiles by their paths, and images. */
export type Recognized = {
  readonly kind: OtherKind;
  readonly dockerfiles: readonly string[];
  readonly images: readonly string[];
  /** It holds the text of a Dockerfile itself. */
  readonly hasInline?: boolean;
};

const nouns = {
  compose: 'This is a Compose file',
  bake: 'This is a Bake file',
  kubernetes: 'This is a manifest of Kubernetes',
  'helm-chart': 'This is a file of a Helm chart',
  'helm-values': 'These are the values of a Helm chart',
  'github-workflow': 'This is a workflow of GitHub Actions',
  'gitlab-pipeline': 'This is a pipeline of GitLab',
  jenkinsfile: 'This is a Jenkinsfile',
  'package-json': 'This is a package.json',
  'docker-commands': 'This is a command for a terminal',
} as const satisfies Record<OtherKind, string>;

/** What names a Dockerfile in it. */
const namedBy = {
  compose: '`build:` names',
  bake: 'it builds',
  kubernetes: 'its image is built from',
  'helm-chart': 'its image is built from',
  'helm-values': 'its image is built from',
  'github-workflow': 'it builds',
  'gitlab-pipeline': 'it builds',
  jenkinsfile: 'it builds',
  'package-json': 'copies it, and give this as a file beside it',
  'docker-commands': 'it builds',
} as const satisfies Record<OtherKind, string>;

/** "This is a Compose file". */
export function otherFileNoun({ kind }: Pick<Recognized, 'kind'>): string {
  return nouns[kind];
}

/** What to paste instead, as a clause. */
export function otherFileCure({ kind, dockerfiles, images, hasInline }: Recognized): string {
  if (hasInline)
    return `paste the text that stands below \`${kind === 'bake' ? 'dockerfile-inline' : 'dockerfile_inline'}\``;
  if (dockerfiles.length === 1) return `paste the Dockerfile that ${namedBy[kind]}, ${listed(dockerfiles)}`;
  if (dockerfiles.length > 1)
    return `paste one of the Dockerfiles that ${namedBy[kind]}: ${listed(dockerfiles)}`;
  if (images.length === 1) return `paste the Dockerfile that its image ${listed(images)} is built from`;
  if (images.length > 1)
    return `paste the Dockerfile that one of its images is built from: ${listed(images)}`;
  return `paste the Dockerfile that ${namedBy[kind]}`;
}

const mostListed = 3;

/** "`a`, `b` and 4 more" */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const [last = '', ...others] = shown.reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
