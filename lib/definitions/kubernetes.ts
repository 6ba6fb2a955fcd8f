import { type Check, type Definition, plainUse, type Use, type UsedImage } from './definition';
import { Filling } from './filling';
import { parsedImage } from './image-name';
import type { Placed } from './placed';
import { firstItems, itemsOf, textOf, type Value, valueAt } from './value';
import { readYaml } from './yaml';

/** Where workloads have the pod that they make: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/ */
const pods = [['spec', 'jobTemplate', 'spec', 'template', 'spec'], ['spec', 'template', 'spec'], ['spec']];

/** Lists may hold lists; nobody nests them further. */
const deepestList = 3;

/** Manifests of Kubernetes: the images of their pods, and how they are run. A template of Helm is said to be one, and not read. */
export function kubernetesDefinition(text: string): Definition {
  const { documents, said, broken } = readYaml(text);
  const mark = text.indexOf('{{');
  if (broken && mark !== -1) {
    const span = { start: mark, end: mark + 2 };
    return { kind: 'kubernetes', builds: [], images: [], notUnderstood: [{ code: 'template', span }] };
  }
  const filling = new Filling(said, new Map());
  const images = documents.flatMap((document) => imagesOf(document, filling, 0));
  return { kind: 'kubernetes', builds: [], images, notUnderstood: filling.said };
}

function imagesOf(document: Value, filling: Filling, depth: number): readonly UsedImage[] {
  const items = valueAt(document, 'items');
  if (items !== undefined && depth < deepestList)
    return itemsOf(items).flatMap((item) => imagesOf(item, filling, depth + 1));
  const named = textOf(valueAt(document, 'metadata', 'name'))?.text;
  for (const path of pods) {
    const pod = valueAt(document, ...path);
    const containers = ['initContainers', 'containers'].flatMap((key) => itemsOf(valueAt(pod, key)));
    if (containers.length > 0)
      return containers.flatMap((container) => usedImage(container, pod, named, filling));
  }
  return [];
}

function usedImage(
  container: Value,
  pod: Value | undefined,
  named: string | undefined,
  filling: Filling,
): readonly UsedImage[] {
  const image = valueAt(container, 'image');
  if (image?.kind === 'table') filling.say({ code: 'template', span: image.span });
  const reference = parsedImage(textOf(image), filling);
  if (reference === undefined) return [];
  const name = textOf(valueAt(container, 'name'))?.text ?? '';
  return [
    {
      name: named === undefined ? name : `${named}/${name}`,
      reference,
      platform: undefined,
      use: usageOf(container, pod),
    },
  ];
}

/** What the container says goes before what the pod says: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/ */
function usageOf(container: Value, pod: Value | undefined): Use {
  const setting = (key: string) =>
    valueAt(container, 'securityContext', key) ?? valueAt(pod, 'securityContext', key);
  const nonRoot = setting('runAsNonRoot');
  const command = wordsOf(valueAt(container, 'command'));
  const args = wordsOf(valueAt(container, 'args'));
  return {
    ...plainUse,
    user: textOf(setting('runAsUser')),
    entrypoint: command === 'not-known' ? undefined : command,
    command: args === 'not-known' ? undefined : args,
    isOpen: command === 'not-known' || args === 'not-known',
    checks: checksOf(container),
    mounts: firstItems(valueAt(container, 'volumeMounts')).map(
      (mount) => textOf(valueAt(mount, 'mountPath'))?.text ?? '/',
    ),
    nonRoot: textOf(nonRoot)?.text === 'true' ? nonRoot?.span : undefined,
  };
}

/** `$(NAME)` and what a template puts in is only known when it runs. */
function wordsOf(value: Value | undefined): readonly Placed[] | 'not-known' | undefined {
  if (value === undefined || value.kind === 'empty') return undefined;
  const words = firstItems(value).map(textOf);
  return value.kind === 'list' && words.every((word) => word !== undefined && !/\$\(|\{\{/.test(word.text))
    ? words.filter((word) => word !== undefined)
    : 'not-known';
}

const checks = [
  ['startup', 'startupProbe'],
  ['readiness', 'readinessProbe'],
  ['liveness', 'livenessProbe'],
  ['post-start', 'lifecycle', 'postStart'],
  ['pre-stop', 'lifecycle', 'preStop'],
] as const;

function checksOf(container: Value): readonly Check[] {
  return checks.flatMap(([of, ...path]): readonly Check[] => {
    const command = valueAt(container, ...path, 'exec', 'command');
    const words = wordsOf(command);
    if (command === undefined || words === undefined || words === 'not-known' || words.length === 0)
      return [];
    return [{ of, span: command.span, command: { form: 'exec', words } }];
  });
}
