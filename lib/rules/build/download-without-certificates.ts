import type { StageView } from '../../contents/contents';
import { namesOwnCertificates, needsCertificates } from '../../programs/download';
import { installsUnknownPackage, isInstalled } from '../../programs/packages';
import { programAt } from '../../programs/program';
import type { Step } from '../../stages/stage';
import { fromFact } from '../evidence';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'download-without-certificates',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Download over HTTPS without CA certificates',
  why: 'curl, wget and git check the server against the certificate authorities of the image. The smallest Debian and Ubuntu images have none, and `ca-certificates` is only recommended by curl: with `--no-install-recommends` it stays away.',
  remedy: 'Install `ca-certificates` together with the program.',
  symptoms: [
    'curl: (77) error setting certificate verify locations',
    'server certificate verification failed. CAfile: none',
    'ERROR: The certificate of … is not trusted',
  ],
  references: [
    { title: 'curl: SSL CA certificates', url: 'https://curl.se/docs/sslcerts.html' },
    { title: 'Debian package ca-certificates', url: 'https://packages.debian.org/trixie/ca-certificates' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'curl without what it recommends',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && [|curl -fsSLo /usr/local/bin/tool https://example.com/tool|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'git clone in a later step',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y --no-install-recommends git\nRUN [|git clone https://example.com/project.git /src|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Mounted from the build machine',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN --mount=type=secret,id=authorities,target=/etc/ssl/certs/ca-certificates.crt curl -fsSO https://example.com/tool\nUSER 1000\nCMD ["./tool"]\n',
      },
      {
        title: 'Installed together',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && curl -fsSLo /tool https://example.com/tool\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Recommended packages come along',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl && curl -fsSLo /tool https://example.com/tool\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Plain HTTP',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && curl -fsSLo /tool http://example.com/tool\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Alpine brings a bundle',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add --no-cache curl && curl -fsSLo /tool https://example.com/tool\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const first = firstIn(view);
      if (first) yield first;
    }
  },
});

/** The first download of a stage that fails: the build stops there. */
function firstIn(view: StageView): Reported | undefined {
  const { image, stage } = view;
  const fact = image?.facts.caCertificates;
  if (!image || !fact?.known || fact.value || mayBringCertificates(view)) return undefined;
  for (const [step, { run, before }] of stage.steps.entries()) {
    if (!run) continue;
    const command = run.script.commands.find(needsCertificates);
    if (!command || namesOwnCertificates(before.variables.environment())) continue;
    const moment = view.before(step + 1);
    if (installsUnknownPackage(moment) || isInstalled(moment, 'update-ca-certificates')) return undefined;
    const { name = '' } = command;
    if (programAt(moment, name).is !== 'there') continue;
    return {
      span: run.toSource(command.span),
      stage: stage.index,
      certainty: 'likely',
      message: [
        `\`${name}\` cannot check the server's certificate: \`${image.reference}\` has no CA certificates, and nothing installed before brings them`,
        { more: '. The build stops here.' },
      ],
      remedy: `Install \`ca-certificates\` together with \`${name}\`.`,
      ...installFix(view, ['ca-certificates'], { step, at: run.toSource(command.span).start }),
      evidence: [fromFact(`\`${image.reference}\` has no CA certificates.`, fact)],
    };
  }
  return undefined;
}

/** Places of certificates, and directories above them that a COPY may fill. */
const certificates = /^\/(etc|usr|usr\/local|usr\/(local\/)?share)?(\/(ssl|pki|ca-certificates)(\/|$)|$)/;

/** Whether the stages bring certificates by other ways than a package. */
function mayBringCertificates({ chain }: StageView): boolean {
  return chain.some(
    ({ stage, tree }) =>
      tree.unknowns.some(({ path }) => certificates.test(path)) ||
      [...tree.writes.keys()].some((path) => certificates.test(path)) ||
      stage.steps.some(bringsOtherwise),
  );
}

/** Mounted for one line, or settings of the client that name authorities or switch the check off. */
function bringsOtherwise({ instruction, run }: Step): boolean {
  return (
    /\.curlrc\b|wgetrc\b|\bhttp\.ssl/.test(run?.text ?? '') ||
    instruction.flags.some(
      ({ name, value }) =>
        name === 'mount' &&
        certificates.test(/(?:^|,)(?:target|dst|destination)=([^,]*)/.exec(value ?? '')?.[1] ?? ''),
    )
  );
}
