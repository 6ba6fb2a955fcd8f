import { expect, test } from 'vitest';
import { isReferenceError, parseReference } from '../reference/reference';
import { canonicalRepository } from './repository';

function canonical(text: string): string {
  const reference = parseReference(text);
  return isReferenceError(reference) ? reference.error : canonicalRepository(reference);
}

test.each([
  ['node:20', 'docker.io/library/node'],
  ['library/node', 'docker.io/library/node'],
  ['docker.io/node', 'docker.io/library/node'],
  ['docker.io/library/node', 'docker.io/library/node'],
  ['index.docker.io/library/node', 'docker.io/library/node'],
  ['registry-1.docker.io/library/node', 'docker.io/library/node'],
  ['registry.docker.com/library/node', 'docker.io/library/node'],
  ['registry.hub.docker.com/library/node', 'docker.io/library/node'],
  ['mirror.gcr.io/library/node', 'docker.io/library/node'],
  ['mirror.gcr.io/node', 'docker.io/library/node'],
  ['mirror.gcr.io/arm64v8/alpine', 'docker.io/library/alpine'],
  ['mirror.gcr.io/grafana/grafana', 'docker.io/grafana/grafana'],
  ['public.ecr.aws/docker/library/node', 'docker.io/library/node'],
  ['public.ecr.aws/acme/node', 'public.ecr.aws/acme/node'],
  ['arm64v8/node', 'docker.io/library/node'],
  ['amd64/alpine', 'docker.io/library/alpine'],
  ['docker.io/i386/debian', 'docker.io/library/debian'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/node', 'docker.io/library/node'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/docker/library/node', 'docker.io/library/node'],
  ['123456789012.dkr.ecr.us-east-1.amazonaws.com/quay/keycloak/keycloak', 'quay.io/keycloak/keycloak'],
  [
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/acme/node',
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/acme/node',
  ],
  ['gitlab.com:443/acme/dependency_proxy/containers/node', 'docker.io/library/node'],
  ['gitlab.example.com/acme/sub/dependency_proxy/containers/grafana/grafana', 'docker.io/grafana/grafana'],
  ['harbor.acme.com/dockerhub/library/node', 'docker.io/library/node'],
  ['harbor.acme.com/proxy-docker-hub/library/node', 'docker.io/library/node'],
  ['harbor.acme.com/dockerhub-proxy/grafana/grafana', 'docker.io/grafana/grafana'],
  ['acme.jfrog.io/docker-remote/library/node', 'docker.io/library/node'],
  ['acme.jfrog.io/docker-hub-remote/node', 'docker.io/library/node'],
  ['acme.azurecr.io/docker.io/library/node', 'docker.io/library/node'],
  ['acme.azurecr.io/cache/mcr.microsoft.com/dotnet/sdk', 'mcr.microsoft.com/dotnet/sdk'],
  ['europe-docker.pkg.dev/acme/dockerhub/library/node', 'docker.io/library/node'],
  ['harbor.acme.com/quay.io/keycloak/keycloak', 'quay.io/keycloak/keycloak'],
])('%s is %s', (written, name) => {
  expect(canonical(written)).toBe(name);
});

test.each([
  'harbor.acme.com/library/node',
  'acme.jfrog.io/docker-local/node',
  'acme.jfrog.io/docker-remote/acme/node',
  'registry:5000/node',
  'localhost:5000/library/node',
  'quay.io/dockerhub/node',
  'ghcr.io/acme/docker.io',
  'acme/dockerhub',
  'gcr.io/acme/node',
])('%s may be anything', (written) => {
  const reference = parseReference(written);
  if (isReferenceError(reference)) throw new Error(reference.error);
  expect(canonical(written)).toBe(`${reference.registry}/${reference.repository}`);
});
