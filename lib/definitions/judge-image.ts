import { isRoot } from '../account/account';
import { readSubject, type Subject } from '../analyze';
import type { Catalog } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Policy } from '../report/policy';
import type { Evidence, Finding } from '../report/report';
import { fromFact } from '../rules/evidence';
import { enforcedBy } from '../rules/policy/enforced';
import { indexLines, type Lines } from '../text/lines';
import type { DefinitionKind, UsedImage } from './definition';
import { checkFindings, reachesPath, touches } from './image-checks';
import { inWordsOfUse, programRemedy } from './image-words';
import { isAccount, madeUp } from './made-up';
import { mappedFinding } from './mapped-finding';
import { startFinding } from './start-finding';

const platformPattern = /^[a-z0-9]+\/[a-z0-9_]+(?:\/v[0-9.]+)?$/;

const aboutStart = new Set([
  'command-not-found',
  'user-not-found',
  'starts-in-background',
  'nginx-without-root',
  'runs-as-root',
]);

export type JudgedImage = {
  readonly findings: readonly Finding[];
  /** Those of them that the policy of the project makes errors of, each with the entry that does. */
  readonly enforced: ReadonlyMap<Finding, Evidence>;
};

/**
 * What is to be said of an image that a definition runs as it is, and of how it runs it, at the places of the definition.
 * `policy`: what the project decides about images, which counts for those that are only run as well.
 */
export function judgeImage(
  image: UsedImage,
  kind: DefinitionKind,
  { catalog, policy, today }: { readonly catalog: Catalog; readonly policy?: Policy; readonly today: string },
  lines: Lines,
): JudgedImage {
  const placed = madeUp(image);
  const isPlatform = platformPattern.test(image.platform ?? '');
  const request = { dockerfile: placed.text, ...(isPlatform && { platform: image.platform }), policy };
  const checked = { request, use: image.use, remedy: programRemedy };
  const subject = readSubject(request, catalog, today);
  const inText = indexLines(placed.text);
  const refusal = nonRootFinding(image, subject, lines);
  const decided = enforcedBy(subject.inspection, subject.found());
  const enforced = new Map<Finding, Evidence>();
  const found = subject.found().flatMap(({ finding }) => {
    if (!isTold(finding, image) || (refusal !== undefined && finding.rule === 'runs-as-root')) return [];
    const told = inWordsOfUse(finding, image, kind);
    if (told === undefined) return [];
    const mapped = mappedFinding(told, placed, inText, lines);
    const entry = decided.get(finding);
    if (entry !== undefined) enforced.set(mapped, entry);
    return [mapped];
  });
  const program = startFinding(image.use, placed, programRemedy, subject, lines);
  const isKnown = (other: Finding) =>
    found.some(({ rule, range }) => rule === other.rule && range.start.line === other.range.start.line);
  const findings = [
    ...found,
    ...(refusal === undefined ? [] : [refusal]),
    ...(program === undefined || isKnown(program) ? [] : [program]),
    ...image.use.checks.flatMap((check) => checkFindings(checked, check, catalog, today, lines)),
  ];
  return { findings, enforced };
}

function isTold({ rule, certainty }: Finding, { platform, use }: UsedImage): boolean {
  if (rule === 'base-platform-missing') return platformPattern.test(platform ?? '');
  if (!aboutStart.has(rule)) return true;
  if (use.isOpen || certainty === 'possible') return false;
  const { mounts, user } = use;
  if (rule === 'runs-as-root') return user === undefined || isAccount(user);
  if (rule === 'user-not-found') return !mounts.some((mount) => touches(mount, ['/etc/passwd']));
  if (rule === 'nginx-without-root') return mounts.length === 0;
  return rule !== 'command-not-found' || !reachesPath(use);
}

/**
 * The kubelet compares `runAsNonRoot` with the user of the image's configuration, which it does not look up. Where the
 * catalog has a name and a number it does not say which of them stands there.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
function nonRootFinding(
  { reference, use }: UsedImage,
  { inspection }: Subject,
  lines: Lines,
): Finding | undefined {
  const { nonRoot, user } = use;
  if (nonRoot === undefined || (user !== undefined && user.text !== '0')) return undefined;
  const common = {
    severity: 'error' as const,
    consequence: 'will-not-start' as const,
    remedy:
      'Set `runAsUser` to the number of an account other than root, or use an image whose USER is such a number.',
  };
  const here = { text: '`runAsNonRoot` is set here.', range: lines.rangeOf(nonRoot) };
  const refused = 'the kubelet refuses to start the container (CreateContainerConfigError).';
  if (user !== undefined) {
    const message = `\`runAsNonRoot\` is set, and \`runAsUser\` is 0, which is root: ${refused}`;
    return {
      ...common,
      rule: 'runs-as-root',
      certainty: 'certain',
      range: lines.rangeOf(user.span),
      message,
      evidence: [here],
    };
  }
  const fact = inspection.target?.image?.facts.user;
  const account = fact && valueOf(fact);
  if (fact === undefined || account === undefined) return undefined;
  const range = lines.rangeOf(reference.span);
  const image = reference.text;
  if (isRoot(account)) {
    const message = `\`runAsNonRoot\` is set, and \`${image}\` starts as root: ${refused}`;
    return {
      ...common,
      rule: 'runs-as-root',
      certainty: 'certain',
      range,
      message,
      evidence: [here, fromFact(`\`${image}\` starts as root.`, fact)],
    };
  }
  if (account.uid !== undefined) return undefined;
  const message = `\`runAsNonRoot\` is set, and the user of \`${image}\` is a name, \`${account.name}\`, of which the kubelet cannot tell that it is not root: ${refused}`;
  const evidence = [here, fromFact(`\`${image}\` runs as \`${account.name}\`.`, fact)];
  return { ...common, rule: 'user-not-numeric', certainty: 'likely', range, message, evidence };
}
