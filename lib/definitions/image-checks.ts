import { examine, readSubject } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { Answer } from '../contents/answer';
import type { Moment } from '../contents/contents';
import { baseName, inUsualPath, usualPath } from '../path/path';
import { programAt } from '../programs/program';
import type { Finding } from '../report/report';
import { fromAnswer } from '../rules/evidence';
import { headlineOf } from '../rules/message';
import type { Lines } from '../text/lines';
import { shortened } from '../text/shorten';
import type { Span } from '../text/span';
import { answerClause } from '../words/answer';
import type { Check, Use, UsedImage } from './definition';
import { programRemedy } from './image-words';
import { madeUp } from './made-up';

const effects = {
  health: 'Every check fails, and the container stays unhealthy.',
  startup: 'Every check fails, and the kubelet kills the container and starts it again.',
  readiness: 'Every check fails, and the pod never gets ready.',
  liveness: 'Every check fails, and the kubelet kills the container and starts it again and again.',
  'post-start': 'The hook fails, and the kubelet kills the container.',
  'pre-stop': 'The hook fails, and the container is stopped without it.',
} as const satisfies Record<Check['of'], string>;

const nouns = {
  health: 'The health check',
  startup: 'The startup probe',
  readiness: 'The readiness probe',
  liveness: 'The liveness probe',
  'post-start': 'The hook `postStart`',
  'pre-stop': 'The hook `preStop`',
} as const satisfies Record<Check['of'], string>;

/** What a health check, a probe or a hook calls that the image does not have. */
export function checkFindings(
  image: UsedImage,
  check: Check,
  catalog: Catalog,
  today: string,
  lines: Lines,
): readonly Finding[] {
  const { command, of, span } = check;
  const isText = command.form === 'shell';
  const program = isText ? '/bin/sh' : (command.words[0]?.text ?? '');
  const place = isText ? command.text.span : (command.words[0]?.span ?? span);
  if (isText && /[\r\n]|^\s*\[|\\$/.test(command.text.text.trim())) return [];
  const subject = readSubject({ dockerfile: madeUp(image, check).text }, catalog, today);
  const { target } = subject.inspection;
  if (target === undefined || mayBeMounted(image.use, program)) return [];
  const answer = missingProgram(target.view.end, program);
  if (answer !== undefined) {
    const rule = isText ? 'healthcheck-without-shell' : 'command-not-found';
    const verb = isText ? 'needs' : 'calls';
    const message = `${nouns[of]} ${verb} \`${program}\`, which is not there: ${answerClause(answer.reason)}. ${effects[of]}`;
    return [
      {
        ...checkFinding(check, place, lines),
        rule,
        certainty: answer.certainty,
        message,
        evidence: [fromAnswer(answer)],
      },
    ];
  }
  // What a shell calls; the rule speaks of a health check.
  if (of === 'post-start' || of === 'pre-stop') return [];
  const { found } = examine(subject);
  return found.flatMap(({ finding, message }) => {
    if (finding.rule !== 'command-not-found' || finding.certainty === 'possible') return [];
    const isHealth =
      finding.range.start.line === subject.lines.positionAt(target.healthcheck?.span.start ?? 0).line;
    if (!isHealth || reachesPath(image.use)) return [];
    const evidence = finding.evidence.map(({ range: _, ...each }) => each);
    const words = shortened(`${headlineOf(message)}. ${effects[of]}`);
    return [
      {
        ...checkFinding(check, place, lines),
        rule: finding.rule,
        certainty: finding.certainty,
        message: words,
        evidence,
      },
    ];
  });
}

function checkFinding({ of }: Check, span: Span, lines: Lines) {
  return {
    severity: of === 'pre-stop' ? ('warning' as const) : ('error' as const),
    consequence: 'may-fail' as const,
    range: lines.rangeOf(span),
    remedy: programRemedy,
  };
}

/** Why a program cannot be called, if it surely cannot: by its name, or by a path where programs of distributions are. */
export function missingProgram(moment: Moment, program: string): Answer | undefined {
  if (program === '' || (program.includes('/') && !inUsualPath(program))) return undefined;
  const answer = programAt(moment, program);
  return answer.is === 'missing' && answer.certainty !== 'possible' ? answer : undefined;
}

/** Whether something that is mounted may be the program, or bring it. */
export function mayBeMounted({ mounts }: Use, program: string): boolean {
  const name = baseName(program);
  const places = program.includes('/')
    ? [program]
    : usualPath.split(':').map((folder) => `${folder}/${name}`);
  return mounts.some((mount) => touches(mount, places));
}

/** Whether something is mounted where programs are looked for. */
export function reachesPath({ mounts }: Use): boolean {
  const folders = usualPath.split(':');
  return mounts.some(
    (mount) => touches(mount, folders) || folders.some((folder) => mount.startsWith(`${folder}/`)),
  );
}

/** Whether what is mounted holds one of some paths. */
export function touches(mount: string, places: readonly string[]): boolean {
  const folder = mount.endsWith('/') ? mount : `${mount}/`;
  return places.some((place) => place === mount || place.startsWith(folder));
}
