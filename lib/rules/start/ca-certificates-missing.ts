import { trace } from '../../contents/trace';
import { valueOf } from '../../fact/fact';
import { installedPackages } from '../../programs/packages';
import { caCertificates, systemFilesAt } from '../../programs/system-files';
import type { Native } from '../../start/native';
import { fromAnswer } from '../evidence';
import { defineRule } from '../rule';

const go = 'FROM golang:1.27 AS builder\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/app .\n';

/** Java carries its own authorities; what a foreign build system makes is not known. */
const bringsOwn = new Set(['graalvm', 'other']);

export default defineRule({
  id: 'ca-certificates-missing',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'No CA certificates in the final image',
  why: 'To check who it talks to, a TLS client needs a bundle of certificate authorities. scratch, BusyBox and the smallest Debian and Ubuntu images have none, and calls to any HTTPS service fail.',
  remedy: 'Copy the bundle from the builder, or use a base that has one.',
  symptoms: [
    'x509: certificate signed by unknown authority',
    'tls: failed to verify certificate',
    'unable to get local issuer certificate',
  ],
  references: [
    {
      title: 'Go crypto/x509: where roots are looked for',
      url: 'https://go.dev/src/crypto/x509/root_linux.go',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Go on scratch',
        dockerfile: `${go}FROM scratch\nUSER 65532\nCOPY --from=builder /out/app /app\nCMD [[|"/app"|]]\n`,
      },
      {
        title: 'A bundle named and not copied',
        dockerfile: `${go}FROM scratch\nUSER 65532\nENV [|SSL_CERT_FILE=/certs/ca.pem|]\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
    ],
    good: [
      {
        title: 'The bundle copied',
        dockerfile: `${go}FROM scratch\nUSER 65532\nCOPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
      {
        title: 'A bundle named and copied',
        dockerfile: `${go}FROM scratch\nUSER 65532\nENV SSL_CERT_FILE=/certs/ca.pem\nCOPY ca.pem /certs/\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
      {
        title: 'A base that has it',
        dockerfile: `${go}FROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /out/app /app\nCMD ["/app"]\n`,
      },
    ],
  },
  *check({ target }) {
    const started = target?.executables.find(({ native, of }) => native && (of === 'start' || !target.start));
    if (!target || !started?.native || bringsOwn.has(started.native.effect.language)) return;
    const answer = systemFilesAt(target.view, caCertificates);
    if (answer.is !== 'missing') return;
    const managers = target.image && valueOf(target.image.facts.packageManagers);
    const hasManager = managers !== undefined && managers.length > 0;
    const onScratch = target.base.root.kind === 'scratch';
    const environment = target.stage.end.variables.environment();
    if (environment.has('SSL_CERT_DIR')) return;
    const named = environment.get('SSL_CERT_FILE');
    if (named) {
      if (!named.span || named.value === undefined || !named.value.startsWith('/')) return;
      if (trace(target.view.end, named.value).kind !== 'missing') return;
      yield {
        span: named.span,
        stage: target.stage.index,
        certainty: 'possible',
        message: [
          `\`SSL_CERT_FILE\` names \`${named.value}\`, which nothing puts into the image`,
          {
            more: ': unless it is mounted when the container runs, calls over TLS fail ("certificate signed by unknown authority").',
          },
        ],
        remedy: `Copy the bundle to \`${named.value}\` from a stage that has it.`,
        evidence: [fromAnswer(answer)],
      };
      return;
    }
    yield {
      span: started.span,
      stage: target.stage.index,
      certainty: 'possible',
      ...(!mayCallOut(started.native) && { severity: 'info' as const }),
      message: [
        `\`${target.image?.reference}\` has no CA certificates: if \`${started.path ?? started.written}\` calls other services over TLS, those calls fail`,
        { more: ' ("certificate signed by unknown authority").' },
      ],
      remedy: hasManager
        ? 'Install `ca-certificates` in the final stage, or copy `/etc/ssl/certs/ca-certificates.crt` from a stage that has it.'
        : `Copy \`/etc/ssl/certs/ca-certificates.crt\` from a stage that has it${onScratch ? ', or use a base that brings it, such as `gcr.io/distroless/static-debian13`' : ''}.`,
      evidence: [fromAnswer(answer)],
    };
  },
});

/** Languages whose programs need a library of others for TLS, which the builder then names. */
const withoutTls = new Set(['c', 'c++', 'zig', 'nim', 'haskell']);
const tls = /ssl|tls|curl|nghttp|grpc|cpprest/;

/** Whether anything says that the program calls others over TLS; most in Go and Rust can. */
function mayCallOut({ effect, libraries, view }: Native): boolean {
  if (!withoutTls.has(effect.language)) return true;
  return [...libraries, ...installedPackages(view.end)].some((name) => tls.test(name));
}
