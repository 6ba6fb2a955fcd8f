import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Commands and options of dnf5 and microdnf, and of the dnf before. */
test.each(
  rowsOf(String.raw`
option-not-known → FROM fedora:43\nRUN dnf install -y dnf-plugins-core && dnf config-manager --add-repo https://x.test/a.repo → error certain: --add-repo ⇒ dnf5-plugins, addrepo --from-repofile=https://x.test/a.repo
option-not-known → FROM fedora:43\nRUN dnf config-manager --add-repo=https://x.test/a.repo → error certain: --add-repo=https://x.test/a.repo ⇒ addrepo --from-repofile=https://x.test/a.repo
option-not-known → FROM fedora:40\nRUN dnf config-manager --add-repo https://x.test/a.repo → nothing
option-not-known → FROM quay.io/fedora/fedora:42\nRUN dnf -y install 'dnf-command(config-manager)' && dnf config-manager --set-enabled fedora-cisco-openh264 → error certain: --set-enabled ⇒ dnf5-plugins, setopt fedora-cisco-openh264.enabled=1
option-not-known → FROM fedora:43\nRUN dnf config-manager setopt fedora-cisco-openh264.enabled=1 → nothing
option-not-known → FROM fedora:43\nRUN yum -y groupinstall "Development Tools" → error certain: groupinstall ⇒ group install
option-not-known → FROM fedora:43\nRUN dnf -y group install development-tools → nothing
option-not-known → FROM fedora:43\nRUN dnf4 config-manager --add-repo https://x.test/a.repo → nothing
option-not-known → FROM fedora:43\nRUN dnf -y --disableexcludes=all install git → error certain: --disableexcludes=all
option-not-known → FROM fedora:43\nRUN dnf install -y groupinstall → nothing
option-not-known → FROM fedora:43\nRUN dnf install -y --nodocs --setopt=install_weak_deps=False git && dnf clean all → nothing
option-not-known → FROM fedora:43\nRUN dnf config-manager --add-repo https://x.test/a.repo || dnf config-manager addrepo --from-repofile=https://x.test/a.repo → nothing
option-not-known → FROM fedora:43\nRUN if dnf --version | grep -q dnf5; then dnf config-manager addrepo --from-repofile=a; else dnf config-manager --add-repo a; fi → nothing
option-not-known → FROM almalinux:9\nRUN dnf config-manager --set-enabled crb && dnf groupinstall -y "Development Tools" → nothing
option-not-known → FROM rockylinux:9\nRUN dnf config-manager --add-repo https://x.test/a.repo → nothing
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf config-manager --add-repo https://x.test/a.repo → error certain: config-manager ⇒ curl --fail --silent --show-error --location --output /etc/yum.repos.d/a.repo https://x.test/a.repo
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf config-manager --add-repo https://x.test/a → error certain: config-manager
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf config-manager --add-repo https://x.test/a.repo --save → error certain: config-manager
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf -y groupinstall "Development Tools" → error certain: groupinstall
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf module enable nodejs:20 && microdnf install -y nodejs && microdnf clean all → nothing
option-not-known → FROM registry.access.redhat.com/ubi8/ubi-minimal\nRUN microdnf module install nodejs:20 → error certain: install
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf install -y --allowerasing curl → error certain: --allowerasing
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf install -y --setopt=install_weak_deps=0 --nodocs --enablerepo crb tar → nothing
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf --enablerepo crb install -y tar gzip → nothing
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf search vim → error certain: search
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf $OPTS install vim → nothing
option-not-known → FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf check-update || true → nothing
`),
)('%s: %s → %s', async (rule, lines, said) => {
  expect(await saidBy(rule, lines)).toBe(said);
});
