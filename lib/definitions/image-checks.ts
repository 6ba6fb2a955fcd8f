import { examine, readSubject } from '../analyze';
import type { Catalog } from '../catalog/image';
import type { Answer } from '../contents/answer';
import type { Moment } from '../contents/contents';
import { baseName, inUsualPath, usualPath } from '../path/path';
import { packageManagerCommands } from '../programs/package-manager-commands';
import { programAt } from '../programs/program';
import type { Finding } from '../report/report';
import type { AnalyzeRequest } from '../report/request';
import { fromAnswer } from '../rules/evidence';
import { headlineOf } from '../rules/message';
import { isShell } from '../shell/nested';
import type { Lines } from '../text/lines';
import { shortened } from '../text/shorten';
import type { Span } from '../text/span';
import { answerClause } from '../words/answer';
import type { Check, Use } from './definition';
import { checkLine } from './made-up';

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

type Started = Pick<Use, 'command' | 'entrypoint' | 'mounts'>;

/** In what a check runs: a Dockerfile, made up for an image or what a service is built from. */
export type Checked = {
  readonly request: AnalyzeRequest;
  readonly use: Started;
  readonly remedy: string;
};

/** What a health check, a probe or a hook calls that the image does not have. */
export function checkFindings(
  { remedy, request, use }: Checked,
  check: Check,
  catalog: Catalog,
  today: string,
  lines: Lines,
): readonly Finding[] {
  const { command, of, span } = check;
  const isText = command.form === 'shell';
  const program = isText ? '/bin/sh' : (command.words[0]?.text ?? '');
  const place = isText ? command.text.span : (command.words[0]?.span ?? span);
  const line = checkLine(check);
  if (line === undefined || mayBeMounted(use, program) || mayInstall(use)) return [];
  const before = `${request.dockerfile.trimEnd()}\n`;
  const subject = readSubject({ ...request, dockerfile: before + line }, catalog, today);
  const { target } = subject.inspection;
  // What the file before it leaves open may have swallowed the line, or another stage is the target.
  if (target?.healthcheck === undefined || target.healthcheck.span.start < before.length) return [];
  const common = { ...checkFinding(check, place, lines), remedy };
  const answer = missingProgram(target.view.end, program);
  if (answer !== undefined) {
    const rule = isText ? 'healthcheck-without-shell' : 'command-not-found';
    const verb = isText ? 'needs' : 'calls';
    const message = `${nouns[of]} ${verb} \`${program}\`, which is not there: ${answerClause(answer.reason)}. ${effects[of]}`;
    return [
      {
        ...common,
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
    const isOfCheck = subject.lines.offsetAt(finding.range.start) >= before.length;
    if (!isOfCheck || reachesPath(use)) return [];
    const evidence = finding.evidence.map(({ range: _, ...each }) => each);
    const words = shortened(`${headlineOf(message)}. ${effects[of]}`);
    return [
      {
        ...common,
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
  };
}

/** Why a program cannot be called, if it surely cannot: by its name, or by a path where programs of distributions are. */
export function missingProgram(moment: Moment, program: string): Answer | undefined {
  if (program === '' || (program.includes('/') && !inUsualPath(program))) return undefined;
  const answer = programAt(moment, program);
  return answer.is === 'missing' && answer.certainty !== 'possible' ? answer : undefined;
}

/** Whether the container may get programs as it starts: by a package manager, or a script that is mounted. */
function mayInstall({ command = [], entrypoint = [], mounts }: Started): boolean {
  const words = [...entrypoint, ...command].map(({ text }) => text);
  if (words.some((word) => word.split(/[^\w-]+/).some((part) => packageManagerCommands.has(part))))
    return true;
  const script = isShell(words[0]) ? words.slice(1).find((word) => !word.startsWith('-')) : words[0];
  if (script === undefined || !script.includes('/')) return false;
  return mounts.some((mount) => !script.startsWith('/') || touches(mount, [script]));
}

/** Whether something that is mounted may be the program, or bring it. */
export function mayBeMounted({ mounts }: Pick<Use, 'mounts'>, program: string): boolean {
  const name = baseName(program);
  const places = program.includes('/')
    ? [program]
    : usualPath.split(':').map((folder) => `${folder}/${name}`);
  return mounts.some((mount) => touches(mount, places));
}

/** Whether something is mounted where programs are looked for. */
export function reachesPath({ mounts }: Pick<Use, 'mounts'>): boolean {
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
