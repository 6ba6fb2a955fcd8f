import type { OtherKind, Recognized } from '../words/other-file';
import { dockerfilePath, plainNames } from './names';
import { type YamlEntry, yamlEntries } from './yaml-entries';

/** Which of the files in YAML that lie beside Dockerfiles a text is. */
export function yamlIn(text: string): Recognized | undefined {
  const entries = yamlEntries(text);
  if (entries === undefined) return undefined;
  const top = new Set(entries.filter(({ path }) => path.length === 0).map(({ key }) => key));
  const kind = kindOf(top, entries, text);
  switch (kind) {
    case undefined:
      return undefined;
    case 'compose':
      return composeOf(entries, top.has('services') ? 1 : 0);
    case 'kubernetes':
    case 'helm-chart':
    case 'gitlab-pipeline':
      return { kind, dockerfiles: [], images: imagesOf(entries) };
    case 'helm-values':
      return { kind, dockerfiles: [], images: repositoriesOf(entries) };
    case 'github-workflow':
      return { kind, dockerfiles: builtByActions(entries), images: imagesOf(entries) };
    default:
      return undefined;
  }
}

function kindOf(
  top: ReadonlySet<string>,
  entries: readonly YamlEntry[],
  text: string,
): OtherKind | undefined {
  const hasChild = (key: string) => entries.some(({ path, key: own }) => path.length === 1 && own === key);
  if (top.has('apiVersion')) {
    if (top.has('kind')) return text.includes('{{') ? 'helm-chart' : 'kubernetes';
    return top.has('name') && top.has('version') ? 'helm-chart' : undefined;
  }
  if (top.has('jobs') && (top.has('on') || top.has('true'))) return 'github-workflow';
  if (top.has('services') && entries.some(isService)) return 'compose';
  if (hasChild('script') && !top.has('script')) return 'gitlab-pipeline';
  if (top.has('replicaCount') || entries.some(isRepositoryOfImage)) return 'helm-values';
  // The first version of Compose had the services at the margin.
  const isPlace = entries.every(({ path, value }) => path.length > 0 || value === '');
  return isPlace && top.size > 0 && (hasChild('image') || hasChild('build')) ? 'compose' : undefined;
}

function isService({ path, key }: YamlEntry): boolean {
  return path.length === 2 && path[0] === 'services' && serviceKeys.has(key);
}

const serviceKeys = new Set(
  'image build command ports environment volumes depends_on extends env_file'.split(' '),
);

function isRepositoryOfImage({ path, key }: YamlEntry): boolean {
  return key === 'repository' && path.at(-1) === 'image';
}

/** `depth`: how many keys stand above those of the services. */
function composeOf(entries: readonly YamlEntry[], depth: number): Recognized {
  const services = new Map<string, { image?: string; context?: string; dockerfile?: string }>();
  let hasInline = false;
  for (const { path, key, value } of entries) {
    const service = path[depth];
    if (service === undefined || (depth === 1 && path[0] !== 'services')) continue;
    const known = services.get(service) ?? {};
    const inside = path.slice(depth + 1).join(' ');
    if (inside === '' && key === 'image') known.image = value;
    if (inside === '' && key === 'build') known.context = value.startsWith('{') ? '.' : value || '.';
    if (inside === 'build' && key === 'context') known.context = value;
    if (inside === 'build' && key === 'dockerfile') known.dockerfile = value;
    if (inside === 'build' && key === 'dockerfile_inline') {
      hasInline = true;
      known.dockerfile = '$';
    }
    services.set(service, known);
  }
  const all = [...services.values()];
  return {
    kind: 'compose',
    dockerfiles: plainNames(
      all.flatMap(({ context, dockerfile }) =>
        context === undefined ? [] : [dockerfilePath(context, dockerfile)],
      ),
    ),
    images: plainNames(all.flatMap(({ image, context }) => (context === undefined ? (image ?? []) : []))),
    ...(hasInline && { hasInline }),
  };
}

function imagesOf(entries: readonly YamlEntry[]): readonly string[] {
  return plainNames(
    entries.flatMap(({ key, value, path }) =>
      key === 'image' ||
      (key === 'container' && path[0] === 'jobs') ||
      (key === 'name' && path.at(-1) === 'image')
        ? [value]
        : [],
    ),
  );
}

function repositoriesOf(entries: readonly YamlEntry[]): readonly string[] {
  return plainNames(entries.filter(isRepositoryOfImage).map(({ value }) => value));
}

/** What steps that build an image take: `with: { context: ., file: x }`. A file counts from where the job is. */
function builtByActions(entries: readonly YamlEntry[]): readonly string[] {
  const steps: { context?: string; file?: string }[] = [];
  let step: { context?: string; file?: string } | undefined;
  for (const { path, key, value } of entries) {
    if (key === 'uses') {
      step = value.startsWith('docker/build-push-action') ? {} : undefined;
      if (step) steps.push(step);
    }
    if (step === undefined || path.at(-1) !== 'with') continue;
    if (key === 'context') step.context = value;
    if (key === 'file') step.file = value;
  }
  return plainNames(
    steps.map(({ context = '.', file }) =>
      file === undefined ? dockerfilePath(context) : dockerfilePath('.', file),
    ),
  );
}
