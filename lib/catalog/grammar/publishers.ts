import type { Grammar } from './grammar';
import { grammarOf, type Scheme } from './pieces';
import { vendorSchemes } from './vendors';

const one = /^\d+/;
const two = /^\d+\.\d+/;

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
];

export const publisherGrammars: readonly Grammar[] = [...schemes, ...vendorSchemes].map(grammarOf);
