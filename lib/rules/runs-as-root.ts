import { installedPackages } from '../contents/packages';
import { valueOf } from '../fact/fact';
import { fromFact } from './evidence';
import { defineRule } from './rule';

/** Programs that go on as another user. */
const stepsDown = /^(.*\/)?(su-exec|gosu|setpriv|s6-setuidgid|chpst|runuser)$/;

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
  *check({ contents, target }) {
    if (!target?.start) return;
    const { userSpan } = target;
    const { user } = target.stage.end;
    const remedy =
      'Set USER to a number other than 0 in the final stage, such as `USER 65532:65532`, and give it the files it writes to.';
    if (user && userSpan) {
      const name = user.value?.split(':')[0];
      if (name !== 'root' && name !== '0') return;
      yield {
        span: userSpan,
        stage: target.stage.index,
        certainty: 'certain',
        message: `The container runs as root: USER sets \`${user.value}\`.`,
        remedy,
      };
      return;
    }
    const fact = target.image?.facts.user;
    if (!target.image || !fact?.known) return;
    if (fact.value.uid !== 0 && fact.value.name !== 'root') return;
    if (target.start?.argv.some(({ text }) => text !== undefined && stepsDown.test(text))) return;
    const mayStepDown =
      valueOf(target.image.facts.purpose) === 'application' ||
      installedPackages(contents, target.stage.index).some((name) => stepsDown.test(name)) ||
      [...(contents.trees[target.stage.index]?.writes.keys() ?? [])].some((path) => stepsDown.test(path));
    const nonroot = target.image.family === 'distroless' ? ' Or use the `nonroot` tag of this base.' : '';
    yield {
      span: target.stage.from.image.span,
      stage: target.stage.index,
      certainty: 'certain',
      ...(mayStepDown && { severity: 'info' as const }),
      message: mayStepDown
        ? `The container starts as root: no USER is set, and \`${target.image.reference}\` starts as root. Its entrypoint may step down to another user.`
        : `The container runs as root: no USER is set, and \`${target.image.reference}\` starts as root.`,
      remedy: `${remedy}${nonroot}`,
      evidence: [fromFact(`\`${target.image.reference}\` starts as root.`, fact)],
    };
  },
});
