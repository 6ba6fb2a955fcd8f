import type { StageView } from '../contents/contents';
import { isFollowed } from '../text/cut';

/** Anything that may bring packages from elsewhere. */
const otherSources = {
  apt: /sources\.list|add-apt-repository|apt-add-repository|\.sources\b|\bdeb (\[|https?:)|extrepo|backports|preferences\.d|\.deb\b|\|\s*(sudo\s+)?(-E\s+)?(ba)?sh\b|mirror|\/etc\/apt\/(?!keyrings|apt\.conf\.d)/i,
  // What is installed from a file or by a script may bring any repository, and so may each of these packages.
  rpm: /yum\.repos\.d|\.repo\b|repofrompath|--repo(id)?\b|enablerepo|config-manager|epel|\bcrb\b|powertools|codeready|copr|subscription-manager|\/etc\/(yum|dnf)|entitlement|rhsm|\.rpm\b|\brpm\s+(-\w*[iuf]|--install|--upgrade)|mirror|(^|\s)\w[\w.+-]*-release|\|\s*(sudo\s+)?(-E\s+)?(ba)?sh\b/i,
  apk: /\/etc\/apk(?!\/keys)|--repositor|\s-X|\.apk\b|\bedge\b|\|\s*(sudo\s+)?(ba|a)?sh\b/,
} as const;

type Manager = keyof typeof otherSources;

/** Whether a stage, or one below it, may get packages from elsewhere than its distribution. */
export function addsSources(view: StageView, manager: Manager): boolean {
  return sourcesFrom(view, manager) !== undefined;
}

/** The step of the stage from which on it may do so; 0 where a stage below it may. */
export function sourcesFrom(view: StageView, manager: Manager): number | undefined {
  return view.part(looks[manager]);
}

const looks = {
  apt: (view: StageView) => firstBringing(view, 'apt'),
  apk: (view: StageView) => firstBringing(view, 'apk'),
  rpm: (view: StageView) => firstBringing(view, 'rpm'),
} as const;

function firstBringing(
  { chain: [own, ...below], contents }: StageView,
  manager: Manager,
): number | undefined {
  const { text } = contents.graph.dockerfile;
  if (below.some((view) => stepBringing(view, text, manager) !== undefined)) return 0;
  return own && stepBringing(own, text, manager);
}

function stepBringing(
  { stage, tree }: StageView['chain'][number],
  dockerfile: string,
  manager: Manager,
): number | undefined {
  const found = stage.steps.findIndex(({ instruction, run }) => {
    if (run?.script.commands.some(({ name }) => name === undefined || /\.sh$|^\.{1,2}\//.test(name)))
      return true;
    const { keyword } = instruction;
    if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') return false;
    if (keyword !== 'run' && manager === 'rpm' && /^\/etc\/?$/.test(instruction.destination.text))
      return true;
    // Mounts stand in front of the script, and may bring repositories too.
    const flags = instruction.flags.map(({ text }) => text).join(' ');
    const text = run?.text ?? dockerfile.slice(instruction.span.start, instruction.span.end);
    return bringsSources(text, manager) || (flags !== '' && bringsSources(flags, manager));
  });
  const steps = tree.unknowns.flatMap(({ path, step }) => (path === '/' ? [step] : []));
  if (found >= 0) steps.push(found);
  return steps.reduce<number | undefined>((first, step) => Math.min(first ?? step, step), undefined);
}

function bringsSources(text: string, manager: Manager): boolean {
  if (otherSources[manager].test(text)) return true;
  return manager === 'apt' && isFollowed(text, /\n/, /\bdpkg\b/i, /-i|--install|--add-architecture/i);
}
