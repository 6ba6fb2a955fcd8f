import { accountOf, isRoot } from '../../account/account';
import { valueOf } from '../../fact/fact';
import type { Inspection, Target } from '../../inspection';
import type { Launch } from '../../start/launch';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

/** Programs that go on as another user. */
const stepsDown =
  /(?:^|\/)(?:su-exec|gosu|setpriv|s6-setuidgid|s6-applyuidgid|setuidgid|chpst|runuser|fixuid|setuser)$/;
/** The same, or what brings them: installed, downloaded, copied, or called in a script that stands in the file. */
const bringsStepDown =
  /(?<![\w-])(?:su-exec|gosu|setpriv|s6-setuidgid|s6-applyuidgid|setuidgid|chpst|runuser|fixuid|setuser|s6-overlay|s6|runit|daemontools)(?!\w)/;

export default defineRule({
  id: 'runs-as-root',
  severity: 'warning',
  consequence: 'risk',
  title: 'The container runs as root',
  why: 'Without USER the program runs as whatever the base says, which is root for most. A flaw in the program then has every right inside the container, and a flaw in the runtime may have them outside. Kubernetes refuses such an image under `runAsNonRoot`.',
  remedy: 'Set USER to a number other than 0 in the final stage, or use a nonroot variant of the base.',
  symptoms: ['container has runAsNonRoot and image will run as root'],
  references: [
    { title: 'USER best practice', url: 'https://docs.docker.com/build/building/best-practices/#user' },
  ],
  aliases: [
    { tool: 'hadolint', id: 'DL3002' },
    { tool: 'trivy', id: 'DS-0002' },
    { tool: 'checkov', id: 'CKV_DOCKER_3' },
    { tool: 'checkov', id: 'CKV_DOCKER_8' },
    { tool: 'dockle', id: 'CIS-DI-0001' },
  ],
  examples: {
    bad: [
      { title: 'The base runs as root', dockerfile: 'FROM [|debian:trixie-slim|]\nCMD ["sleep", "1"]\n' },
      {
        title: 'Set to root',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nUSER [|root|]\nCMD ["/app"]\n',
      },
    ],
    good: [
      {
        title: 'Stepped down at the start',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gosu\nUSER root\nENTRYPOINT ["gosu", "1000:1000"]\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'The base runs as nonroot',
        dockerfile: 'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nCMD ["/app"]\n',
      },
      {
        title: 'Only a builder runs as root',
        dockerfile:
          'FROM debian:trixie-slim AS builder\nUSER root\nRUN mkdir /data\nFROM debian:trixie-slim\nCOPY --from=builder /data /data\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    if (!target?.start || startsThroughStepDown(target.start)) return;
    const cause = causeOf(target);
    if (!cause) return;
    const mayStepDown = mayGoOnAsAnother(inspection, target);
    const tag = target.image?.traits.tagWords?.nonroot;
    const nonroot = tag === undefined ? '' : ` Or use the \`${tag}\` tag of this base.`;
    yield {
      span: cause.span,
      stage: target.stage.index,
      certainty: 'certain',
      ...(mayStepDown && { severity: 'info' as const }),
      message: mayStepDown
        ? `The container starts as root: ${cause.text}. Its entrypoint may step down to another user.`
        : `The container runs as root: ${cause.text}.`,
      remedy: `Set USER to a number other than 0 in the final stage, such as \`USER 65532:65532\`, and give it the files it writes to.${nonroot}`,
      ...(cause.evidence && { evidence: [cause.evidence] }),
    };
  },
});

function startsThroughStepDown({ argv, commands }: Launch): boolean {
  return (
    argv.some(({ text }) => text !== undefined && stepsDown.test(text)) ||
    commands.some(({ command: { name } }) => name !== undefined && stepsDown.test(name))
  );
}

/** Why it is root: the USER of the file, or what the base says. */
function causeOf({ stage, userSpan, image }: Target) {
  const { user } = stage.end;
  if (user && userSpan) {
    if (!isRoot(accountOf(user.value))) return undefined;
    return { span: userSpan, text: `USER sets \`${user.value}\``, evidence: undefined };
  }
  const fact = image?.facts.user;
  if (!image || !fact?.known || !isRoot(fact.value)) return undefined;
  return {
    span: stage.from.image.span,
    text: `no USER is set, and \`${image.reference}\` starts as root`,
    evidence: fromFact(`\`${image.reference}\` starts as root.`, fact),
  };
}

/** The base is a service whose own start script does so, or the file brings a program for it. */
function mayGoOnAsAnother(inspection: Inspection, { image, start }: Target): boolean {
  if (image && valueOf(image.facts.purpose) === 'application') return true;
  if (start?.argv[0]?.text === '/init') return true;
  const { text } = inspection.dockerfile;
  return inspection.final.some(({ stage: { steps } }) =>
    steps.some(({ instruction: { span } }) => bringsStepDown.test(text.slice(span.start, span.end))),
  );
}
