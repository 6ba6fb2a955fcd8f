import type { Grammar } from './grammar';
import { grammarOf, type Scheme } from './pieces';

const one = /^\d+/;
const two = /^\d+\.\d+/;
const lambda = 'public.ecr.aws/lambda';
const devcontainers = 'mcr.microsoft.com/devcontainers';

/** `public.ecr.aws/lambda/python:3.12.2024.01.05.15-x86_64`. */
function lambdaOf(image: string, language: string | undefined, line: RegExp): readonly Scheme[] {
  const repositories = [`${lambda}/${image}`, `docker.io/amazon/aws-lambda-${image}`];
  const common = { family: 'aws-lambda', repositories, line, distribution: 'amazon-linux', isDated: true };
  return [language === undefined ? common : { ...common, language }];
}

function playwrightOf(path: string, language: string): readonly Scheme[] {
  const repositories = [`mcr.microsoft.com/playwright${path}`];
  return [{ family: 'playwright', repositories, language, isOfProgram: true, line: two }];
}

/** `1-3.12-bookworm`: a version of the image before that of the language. */
function devcontainerOf(image: string, language: string, line: RegExp): readonly Scheme[] {
  const repositories = [`${devcontainers}/${image}`, `mcr.microsoft.com/vscode/devcontainers/${image}`];
  return [{ family: 'devcontainers', repositories, language, line, isDated: true }];
}

/** Images of publishers with an account or a registry of their own. */
const schemes: readonly Scheme[] = [
  {
    family: 'uv',
    repositories: ['ghcr.io/astral-sh/uv', 'docker.io/astral/uv'],
    inside: { name: 'python', pattern: /^python(\d+(?:\.\d+)*)$/ },
    line: two,
    kinds: /^(slim|dhi)$/,
  },
  {
    family: 'deno',
    repositories: ['docker.io/denoland/deno', 'ghcr.io/denoland/deno'],
    language: 'deno',
    line: two,
    kinds: /^(bin|distroless)$/,
  },
  {
    family: 'bun',
    repositories: ['docker.io/oven/bun'],
    language: 'bun',
    line: one,
    kinds: /^(slim|distroless|canary)$/,
  },
  {
    family: 'nginx-unprivileged',
    repositories: [
      'docker.io/nginxinc/nginx-unprivileged',
      'ghcr.io/nginxinc/nginx-unprivileged',
      'ghcr.io/nginx/nginx-unprivileged',
      'public.ecr.aws/nginx/nginx-unprivileged',
      'quay.io/nginx/nginx-unprivileged',
    ],
    language: 'nginx',
    line: two,
    distribution: 'debian',
    kinds: /^(slim|perl|otel)$/,
  },
  {
    family: 'cuda',
    repositories: ['docker.io/nvidia/cuda', 'nvcr.io/nvidia/cuda', 'docker.io/nvidia/cudagl'],
    line: two,
    kinds: /^(base|runtime|devel|cudnn\d*)$/,
  },
  {
    family: 'pytorch',
    repositories: ['docker.io/pytorch/pytorch'],
    language: 'python',
    isOfProgram: true,
    line: two,
    kinds: /^(runtime|devel|cuda[\d.]+|cudnn\d+)$/,
  },
  {
    family: 'tensorflow',
    repositories: ['docker.io/tensorflow/tensorflow'],
    language: 'python',
    isOfProgram: true,
    line: two,
    kinds: /^(gpu|jupyter|devel|py\d?)$/,
  },
  {
    family: 'tensorflow-serving',
    repositories: ['docker.io/tensorflow/serving'],
    line: two,
    kinds: /^(gpu|devel|mkl)$/,
  },
  ...playwrightOf('', 'nodejs'),
  ...playwrightOf('/python', 'python'),
  ...playwrightOf('/java', 'java'),
  ...playwrightOf('/dotnet', 'dotnet'),
  {
    family: 'miniconda',
    repositories: ['docker.io/continuumio/miniconda3', 'docker.io/continuumio/anaconda3'],
    language: 'python',
    isOfProgram: true,
    line: two,
  },
  {
    family: 'miniforge',
    repositories: [
      'docker.io/condaforge/miniforge3',
      'docker.io/condaforge/mambaforge',
      'quay.io/condaforge/miniforge3',
    ],
    language: 'python',
    isOfProgram: true,
    line: two,
  },
  {
    family: 'micromamba',
    repositories: ['docker.io/mambaorg/micromamba', 'ghcr.io/mamba-org/micromamba'],
    line: two,
    kinds: /^(slim|cuda[\d.]+)$/,
  },
  ...lambdaOf('python', 'python', two),
  ...lambdaOf('nodejs', 'nodejs', one),
  ...lambdaOf('java', 'java', one),
  ...lambdaOf('dotnet', 'dotnet', one),
  ...lambdaOf('ruby', 'ruby', two),
  ...lambdaOf('go', undefined, one),
  ...lambdaOf('provided', undefined, one),
  { family: 'xx', repositories: ['docker.io/tonistiigi/xx'], line: two },
  {
    family: 'jenkins',
    repositories: ['docker.io/jenkins/jenkins'],
    language: 'jenkins',
    line: two,
    kinds: /^(jdk\d+|slim)$/,
  },
  {
    family: 'sbt',
    repositories: ['docker.io/sbtscala/scala-sbt'],
    inside: { name: 'java', vendor: 'eclipse-temurin', pattern: /^(\d+)(?:\.\d+)*_\w/ },
    line: one,
    kinds: /^(eclipse|temurin)$/,
  },
  {
    family: 'graalvm',
    repositories: [
      'ghcr.io/graalvm/native-image-community',
      'ghcr.io/graalvm/jdk-community',
      'ghcr.io/graalvm/graalvm-community',
    ],
    language: 'java',
    vendor: 'graalvm',
    line: one,
    distribution: 'oracle-linux',
    kinds: /^muslib$/,
  },
  {
    family: 'openresty',
    repositories: ['docker.io/openresty/openresty'],
    language: 'openresty',
    line: two,
    kinds: /^(fat|buildpack|apk)$/,
  },
  {
    family: 'mkdocs-material',
    repositories: ['docker.io/squidfunk/mkdocs-material'],
    language: 'python',
    isOfProgram: true,
    line: one,
  },
  { family: 'alpine-git', repositories: ['docker.io/alpine/git'], line: one, distribution: 'alpine' },
  {
    family: 'cargo-chef',
    repositories: ['docker.io/lukemathwalker/cargo-chef'],
    inside: { name: 'rust', pattern: /^(\d+(?:\.\d+)+)$/ },
    line: two,
    kinds: /^(rust|slim)$/,
  },
  {
    family: 'php-extension-installer',
    repositories: ['docker.io/mlocati/php-extension-installer', 'ghcr.io/mlocati/php-extension-installer'],
    line: one,
  },
  { family: 'grpc-health-probe', repositories: ['ghcr.io/grpc-ecosystem/grpc-health-probe'], line: two },
  { family: 'github-runner', repositories: ['ghcr.io/actions/actions-runner'], line: two },
  {
    family: 'google-cloud-cli',
    repositories: [
      'gcr.io/google.com/cloudsdktool/google-cloud-cli',
      'gcr.io/google.com/cloudsdktool/cloud-sdk',
      'docker.io/google/cloud-sdk',
    ],
    language: 'python',
    isOfProgram: true,
    line: one,
    kinds: /^(slim|emulators|debian_component_based|stable)$/,
  },
  {
    family: 'crystal',
    repositories: ['docker.io/crystallang/crystal'],
    language: 'crystal',
    line: two,
    kinds: /^build$/,
  },
  {
    family: 'valkey',
    repositories: ['docker.io/valkey/valkey'],
    language: 'valkey',
    line: two,
    distribution: 'debian',
  },
  {
    family: 'jupyter',
    repositories: ['quay.io/jupyter/base-notebook', 'docker.io/jupyter/base-notebook'],
    language: 'python',
    isOfProgram: true,
    line: two,
  },
  {
    family: 'archlinux',
    repositories: [
      'docker.io/library/archlinux',
      'ghcr.io/archlinux/archlinux',
      'docker.io/archlinux/archlinux',
    ],
    line: one,
    distribution: 'arch',
    kinds: /^(base|devel|multilib)$/,
  },
  {
    family: 'clearlinux',
    repositories: ['docker.io/library/clearlinux'],
    line: one,
    distribution: 'clear-linux',
    kinds: /^base$/,
  },
  ...['base', 'cpp'].map((image) => ({
    family: 'devcontainers',
    repositories: [`${devcontainers}/${image}`, `mcr.microsoft.com/vscode/devcontainers/${image}`],
    line: two,
    isDated: true,
  })),
  ...devcontainerOf('python', 'python', two),
  ...devcontainerOf('javascript-node', 'nodejs', one),
  ...devcontainerOf('typescript-node', 'nodejs', one),
  ...devcontainerOf('go', 'go', two),
  ...devcontainerOf('rust', 'rust', two),
  ...devcontainerOf('java', 'java', one),
  ...devcontainerOf('dotnet', 'dotnet', two),
  ...devcontainerOf('php', 'php', two),
  ...devcontainerOf('ruby', 'ruby', two),
  {
    family: 'powershell',
    repositories: ['mcr.microsoft.com/powershell'],
    language: 'powershell',
    line: two,
    kinds: /^(lts|preview)$/,
  },
  {
    family: 'quarkus',
    repositories: ['quay.io/quarkus/ubi9-quarkus-micro-image', 'quay.io/quarkus/quarkus-micro-image'],
    line: one,
  },
  {
    family: 'quarkus',
    repositories: ['mandrel', 'graalvmce'].map(
      (kind) => `quay.io/quarkus/ubi9-quarkus-${kind}-builder-image`,
    ),
    inside: { name: 'java', pattern: /^(?:java|jdk)?(\d\d)$/ },
    line: one,
    kinds: /^(jdk|java)$/,
  },
  {
    family: 'centos-stream',
    repositories: ['quay.io/centos/centos'],
    line: one,
    distribution: 'centos-stream',
    release: /^stream(\d+)$/,
    kinds: /^(minimal|development)$/,
  },
  {
    family: 's2i',
    repositories: ['core', 'base'].flatMap((kind) =>
      ['8', '9', '10'].map((release) => `quay.io/sclorg/s2i-${kind}-c${release}s`),
    ),
    line: one,
    distribution: 'centos-stream',
    release: /^c(\d+)s$/,
  },
  {
    family: 'fedora',
    repositories: ['quay.io/fedora/fedora-minimal', 'registry.fedoraproject.org/fedora-minimal'],
    line: one,
    distribution: 'fedora',
    release: /^(\d\d)$/,
  },
  {
    family: 'windows',
    repositories: ['servercore', 'nanoserver', 'server'].map((image) => `mcr.microsoft.com/windows/${image}`),
    line: one,
    isWindows: true,
  },
  {
    family: 'dotnet-framework',
    repositories: ['runtime', 'aspnet', 'sdk', 'wcf'].map(
      (image) => `mcr.microsoft.com/dotnet/framework/${image}`,
    ),
    language: 'dotnet-framework',
    line: two,
    isWindows: true,
  },
];

export const publisherGrammars: readonly Grammar[] = schemes.map(grammarOf);
