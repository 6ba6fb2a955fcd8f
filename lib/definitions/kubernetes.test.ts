import { expect, test } from 'vitest';
import { shown } from './definitions.fixture';
import { readDefinition } from './read';

function kubernetes(text: string) {
  const { images, said } = shown(readDefinition('kubernetes', text));
  return { images, said };
}

const container = '{name: app, image: "a:1"}';

test.each([
  ['Pod', `spec: {containers: [${container}]}`],
  ['Deployment', `spec: {template: {spec: {containers: [${container}]}}}`],
  ['StatefulSet', `spec: {template: {spec: {containers: [${container}]}}}`],
  ['DaemonSet', `spec: {template: {spec: {containers: [${container}]}}}`],
  ['ReplicaSet', `spec: {template: {spec: {containers: [${container}]}}}`],
  ['Job', `spec: {template: {spec: {containers: [${container}]}}}`],
  ['CronJob', `spec: {jobTemplate: {spec: {template: {spec: {containers: [${container}]}}}}}`],
])('reads the containers of a %s', (kind, spec) => {
  const text = `apiVersion: v1\nkind: ${kind}\nmetadata: {name: shop}\n${spec}\n`;
  expect(kubernetes(text)).toEqual({ images: [{ name: 'shop/app', image: 'a:1' }], said: [] });
});

test('reads lists and files of many documents, and passes over what runs nothing', () => {
  const pod = `{apiVersion: v1, kind: Pod, spec: {initContainers: [{image: "i:1"}], containers: [{image: "c:1"}]}}`;
  const text = `apiVersion: v1\nkind: List\nitems:\n  - ${pod}\n---\napiVersion: v1\nkind: ConfigMap\ndata: {image: x}\n---\n${pod}\n`;
  expect(kubernetes(text).images.map(({ image }) => image)).toEqual(['i:1', 'c:1', 'i:1', 'c:1']);
});

test('what the container says goes before what the pod says', () => {
  const text = `apiVersion: v1
kind: Pod
spec:
  securityContext: {runAsNonRoot: true, runAsUser: 1000}
  containers:
    - {name: a, image: "a:1"}
    - {name: b, image: "b:1", securityContext: {runAsNonRoot: false, runAsUser: 0}}
`;
  expect(kubernetes(text).images).toEqual([
    { name: 'a', image: 'a:1', user: '1000', nonRoot: true },
    { name: 'b', image: 'b:1', user: '0' },
  ]);
});

test('reads what is started, probed and hooked', () => {
  const text = `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: a
      image: a:1
      command: [sh, -c]
      args: ["x y"]
      volumeMounts: [{name: v, mountPath: /data}]
      livenessProbe: {exec: {command: [curl, x]}}
      readinessProbe: {httpGet: {port: 80}}
      lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}
    - name: b
      image: b:1
      command: ["$(PROGRAM)"]
`;
  expect(kubernetes(text).images).toEqual([
    {
      name: 'a',
      image: 'a:1',
      entrypoint: ['sh', '-c'],
      command: ['x y'],
      mounts: ['/data'],
      checks: [
        ['liveness', 'curl', 'x'],
        ['pre-stop', 'sleep', '5'],
      ],
    },
    { name: 'b', image: 'b:1', isOpen: true },
  ]);
});

test.each([
  [
    'of a whole file',
    '{{- if .Values.on }}\napiVersion: v1\nkind: Pod\nspec: {containers: [{image: "a:1"}]}\n{{- end }}\n',
  ],
  ['of an image', 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: {{ .Values.image }}\n'],
  [
    'of an image in quotes',
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: "{{ .Values.image }}:1"\n',
  ],
])('says that a template %s is none that is understood', (_, text) => {
  expect(kubernetes(text)).toEqual({ images: [], said: ['template'] });
});
