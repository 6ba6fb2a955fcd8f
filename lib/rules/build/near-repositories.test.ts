import { expect, test } from 'vitest';
import { rowsOf } from '../../inspection.fixture';
import { saidBy } from '../near.fixture';

/** Lines a word away from those that packages of other repositories are about. */
test.each(
  rowsOf(String.raw`
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y htop → error likely: htop ⇒ dnf install -y epel-release && ,  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y git → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y htop-3.2.2-1.el9 → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y htop || true → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y --skip-broken htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y --setopt=strict=0 htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf remove -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y $PACKAGES → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install --installroot /mnt -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y epel-release && dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y https://dl.fedoraproject.org/pub/epel/epel-release-latest-9.noarch.rpm\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y remi-release-9 && dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN cat /etc/os-release && dnf install -y htop → error likely: htop ⇒ dnf install -y epel-release && ,  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nCOPY extra.repo /etc/yum.repos.d/\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nCOPY etc /etc\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nCOPY rootfs /\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nCOPY app.jar /opt/\nRUN dnf install -y htop → error likely: htop ⇒ dnf install -y epel-release && ,  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nCOPY own.crt /etc/pki/ca-trust/source/anchors/\nRUN update-ca-trust && dnf install -y htop → error likely: htop ⇒ dnf install -y epel-release && ,  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nRUN echo '[x]' > /etc/yum.repos.d/x.repo\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN --mount=type=bind,source=repos,target=/etc/yum.repos.d dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y htop → error likely: htop ⇒ dnf install -y epel-release && ,  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nCOPY setup.sh /\nRUN /setup.sh\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y htop\nCOPY . .\nRUN ./configure → error likely: htop ⇒ dnf install -y epel-release && ,  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nRUN ./configure\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y ninja-build\nRUN dnf install -y epel-release\nRUN dnf install -y htop → error likely: ninja-build ⇒  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:9\nRUN curl -fsSL https://example.com/setup | bash\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9 AS a\nRUN dnf install -y epel-release\nFROM a\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y ninja-build → error likely: ninja-build ⇒  --enablerepo=crb
package-repository-not-enabled → FROM rockylinux:8\nRUN yum -y install glibc-static\nRUN yum -y install htop → error likely: glibc-static ⇒  --enablerepo=powertools, yum install -y epel-release && ,  --enablerepo=powertools
package-repository-not-enabled → FROM oraclelinux:9-slim\nRUN microdnf install -y p7zip → error likely: p7zip ⇒ rpm -i https://dl.fedoraproject.org/pub/epel/epel-release-latest-9.noarch.rpm && ,  --enablerepo=ol9_codeready_builder
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf install -y htop ffmpeg → error likely: htop
package-repository-not-enabled → FROM rockylinux:9\nRUN sudo dnf install -y htop → error likely: htop
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf config-manager --set-enabled crb && dnf install -y ninja-build → nothing
package-repository-not-enabled → FROM rockylinux:9\nRUN dnf -y --enablerepo=crb install ninja-build → nothing
package-repository-not-enabled → FROM rockylinux:8\nRUN dnf install -y ninja-build → nothing
package-repository-not-enabled → FROM almalinux:9\nRUN dnf install -y libyaml-devel → error likely: libyaml-devel ⇒  --enablerepo=crb
package-repository-not-enabled → FROM almalinux:10\nRUN dnf install -y libyaml-devel → nothing
package-repository-not-enabled → FROM almalinux:10\nRUN dnf install -y htop → error likely: htop ⇒ dnf install -y epel-release && 
package-repository-not-enabled → FROM registry.access.redhat.com/ubi9/ubi:9.6\nRUN dnf install -y ninja-build unixODBC-devel → nothing
package-repository-not-enabled → FROM registry.access.redhat.com/ubi9/ubi:9.6\nRUN dnf install -y htop → error likely: htop
package-repository-not-enabled → FROM registry.access.redhat.com/ubi9/ubi:9.6\nRUN dnf install -y tesseract → warning likely: tesseract
package-repository-not-enabled → FROM quay.io/centos/centos:stream9\nRUN dnf install -y tesseract → nothing
package-repository-not-enabled → FROM registry.access.redhat.com/ubi9/ubi:9.6\nRUN subscription-manager register --org x && dnf install -y tesseract → nothing
package-repository-not-enabled → FROM fedora:43\nRUN dnf install -y htop ninja-build → nothing
package-repository-not-enabled → FROM amazonlinux:2023\nRUN dnf install -y htop → nothing
package-repository-not-enabled → FROM example.com/rockylinux:9\nRUN dnf install -y htop → nothing
`),
)('%s: %s', async (rule, lines, expected) => {
  expect(await saidBy(rule, lines)).toBe(expected);
});
