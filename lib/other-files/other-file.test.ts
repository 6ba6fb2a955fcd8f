import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { badExamples, cases } from '../cases.fixture';
import { parseDockerfile } from '../dockerfile/parse';
import { growthOf } from '../text/testing/growth';
import { otherFileOf } from './other-file';

function found(text: string) {
  const file = otherFileOf(parseDockerfile(text));
  if (file === undefined) return undefined;
  return [file.kind, file.dockerfiles, file.images];
}

test.each([
  [
    'a Compose file, its Dockerfiles and images',
    'services:\n  web:\n    build: .\n  api:\n    build:\n      context: ./api/\n      dockerfile: "deploy/Dockerfile"\n  db:\n    image: postgres:18 # the shop\n',
    ['compose', ['Dockerfile', 'api/deploy/Dockerfile'], ['postgres:18']],
  ],
  [
    'a Compose file with variables, anchors and a remote context',
    'name: shop\nservices:\n  web: &web\n    image: ${REGISTRY}/web\n    build: {context: web, dockerfile: Prod.Dockerfile}\n  other:\n    <<: *web\n    build: https://github.com/example/other.git\n  third:\n    image: "redis:${TAG:-8}"\n',
    ['compose', ['web/Prod.Dockerfile'], []],
  ],
  [
    'a Compose file of old',
    'web:\n  build: web\n  links:\n    - db\ndb:\n  image: postgres:9\n',
    ['compose', ['web/Dockerfile'], ['postgres:9']],
  ],
  [
    'a Compose file that holds a Dockerfile',
    'services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM alpine\n        RUN apk add curl\n',
    ['compose', [], []],
  ],
  [
    'a Compose file in JSON',
    '{"services": {"web": {"build": {"context": "web"}}, "db": {"image": "postgres:18"}}}',
    ['compose', ['web/Dockerfile'], ['postgres:18']],
  ],
  [
    'a Bake file',
    '// all images\nvariable "TAG" { default = "1" }\ngroup "default" {\n  targets = ["app", "db"]\n}\ntarget "app" {\n  context = "./app"\n  dockerfile = "Dockerfile.app"\n  tags = ["app:${TAG}"]\n}\ntarget "db" {\n  context = "db"\n}\n',
    ['bake', ['app/Dockerfile.app', 'db/Dockerfile'], []],
  ],
  [
    'a Bake file of targets that say nothing',
    'target "app" {\n  tags = ["app"]\n}\n',
    ['bake', ['Dockerfile'], []],
  ],
  [
    'a Bake file in JSON',
    '{"target": {"app": {"dockerfile": "a.Dockerfile"}, "db": {"context": "db"}}}',
    ['bake', ['a.Dockerfile', 'db/Dockerfile'], []],
  ],
  [
    'a manifest of Kubernetes',
    'apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    spec:\n      initContainers:\n        - {name: a, image: "busybox:1.37"}\n      containers:\n        - name: b\n          image: alpine\n',
    ['kubernetes', [], ['busybox:1.37', 'alpine']],
  ],
  [
    'a template of a chart',
    '{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: {{ .Values.image }}\n{{- end }}\n',
    ['helm-chart', [], []],
  ],
  [
    'what a chart says of itself',
    'apiVersion: v2\nname: shop\nversion: 1.2.3\nappVersion: "4"\n',
    ['helm-chart', [], []],
  ],
  [
    'the values of a chart',
    'replicaCount: 2\nimage:\n  repository: ghcr.io/example/web\n  tag: ""\n',
    ['helm-values', [], ['ghcr.io/example/web']],
  ],
  [
    'a workflow of GitHub Actions',
    'name: build\non: [push]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          file: deploy/Dockerfile\n',
    ['github-workflow', ['deploy/Dockerfile'], []],
  ],
  [
    'a pipeline of GitLab',
    'build:\n  image: docker:28\n  script:\n    - docker build .\n',
    ['gitlab-pipeline', [], ['docker:28']],
  ],
  [
    'a Jenkinsfile',
    "// the shop\npipeline {\n  agent {\n    dockerfile {\n      filename 'build.Dockerfile'\n    }\n  }\n  stages {\n    stage('Test') { steps { sh 'make' } }\n  }\n}\n",
    ['jenkinsfile', ['build.Dockerfile'], []],
  ],
  [
    'a scripted one',
    "node('linux') {\n  stage('Build') {\n    docker.build('shop')\n  }\n}\n",
    ['jenkinsfile', [], []],
  ],
  [
    'a package.json',
    '{\n  "name": "shop",\n  "version": "1.0.0",\n  "scripts": { "start": "node ." }\n}\n',
    ['package-json', [], []],
  ],
  [
    'one with a comma too many',
    '{\n  "name": "shop",\n  "scripts": {},\n  "dependencies": {},\n}\n',
    ['package-json', [], []],
  ],
  [
    'commands',
    '$ docker run -d --name web -p 8080:80 \\\n    -e MODE=a -v "$PWD":/data:ro --rm -it nginx:1.29 nginx -g "daemon off;"\n$ docker build --no-cache -t shop:1 -f deploy/Dockerfile .\n',
    ['docker-commands', ['deploy/Dockerfile'], ['nginx:1.29']],
  ],
  [
    'a command as another user, the context before its options',
    'sudo docker buildx build --load ./web -t web\n',
    ['docker-commands', ['web/Dockerfile'], []],
  ],
  ['a command whose image is not certain', 'podman run --rm $IMAGE\n', ['docker-commands', [], []]],
])('recognizes %s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('a Compose file that holds a Dockerfile says so', () => {
  const text = 'services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM alpine\n';
  expect(otherFileOf(parseDockerfile(text))).toMatchObject({ hasInline: true });
});

test('points at the line that begins it, behind comments', () => {
  const text = '# syntax=x\n\n---\r\napiVersion: v1\nkind: Pod\n';
  const { span } = otherFileOf(parseDockerfile(text)) ?? {};
  expect(text.slice(span?.start, span?.end)).toBe('---');
});

describe('takes nothing for another file', () => {
  const folder = join(process.cwd(), 'e2e', 'small');
  const small = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').split(/^==+\n/m),
  );
  const known = [...cases, ...badExamples].filter(
    ({ name }) => !/no-dockerfile|-for-a-dockerfile$/.test(name),
  );

  test('that is a Dockerfile, right or wrong', () => {
    const texts = [...known.map(({ dockerfile }) => dockerfile), ...small];
    expect(texts.length).toBeGreaterThan(1500);
    expect(texts.filter((text) => found(text) !== undefined)).toEqual([]);
  });

  test('that is a Dockerfile with a line before it, whatever that says', () => {
    const lines = ['version: "3"', 'services:', 'apiVersion: v1', '{', 'docker run x', 'pipeline {', '---'];
    const texts = lines.flatMap((line) =>
      known.slice(0, 200).map(({ dockerfile }) => `${line}\n${dockerfile}`),
    );
    expect(texts.filter((text) => found(text) !== undefined)).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['a misspelt FROM', 'FORM alpine\nRUN x\n'],
    ['a Dockerfile without FROM', 'RUN apk add curl\nCMD ["x"]\n'],
    ['prose', 'Here is my file: it does not work.\n'],
    ['settings', 'a: 1\nb: 2\n'],
    ['any JSON', '{"a": 1}'],
    ['variables of Terraform', 'variable "image" {\n  default = "alpine"\n}\nresource "x" "y" {\n}\n'],
    ['a shell script', 'set -e\ndocker build .\n'],
    ['a template of a Dockerfile', '{{ if .X }}\nFROM alpine\n{{ end }}\n'],
    ['a Dockerfile of labels', 'LABEL services: x\nlabel image: y\n'],
  ])('that is %s', (_, text) => {
    expect(found(text)).toBeUndefined();
  });
});

test.each([
  ['keys', (n: number) => `services:\n${'  a:\n    image: b\n'.repeat(n)}`],
  ['lists in lists', (n: number) => `services:\n${'- '.repeat(n)}\n`],
  [
    'depth',
    (n: number) =>
      `a:\n${Array.from({ length: Math.min(n, 500) }, (_, at) => `${' '.repeat(at + 1)}b:\n`).join('')}`,
  ],
  ['blanks', (n: number) => `a${' '.repeat(n)}b:${' '.repeat(n)}\n`],
  ['flow', (n: number) => `a: {${'b: c,'.repeat(n)}}\n`],
  ['blocks', (n: number) => 'target "a" {\n'.repeat(n)],
  ['words', (n: number) => `docker run ${'-e A=b '.repeat(n)} x\n`],
  ['braces', (n: number) => '{'.repeat(n)],
  ['stages', (n: number) => `node (${' ('.repeat(8 * n)}\n`],
])('takes time linear in %s', (_, text) => {
  expect(growthOf(text, (each) => otherFileOf(parseDockerfile(each)), 2000)).toBeLessThan(1.6);
});
