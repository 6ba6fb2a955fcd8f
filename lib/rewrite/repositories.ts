import type { StageView } from '../contents/contents';
import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { RunStep } from '../stages/stage';

/** What is read when packages are installed, and by nothing that runs. */
const lists = /^\/(etc\/(apt|yum\.repos\.d|apk|pki\/rpm-gpg)|usr\/share\/keyrings|root\/\.gnupg)(\/|$)/;

const adding: ReadonlySet<string> = new Set(
  'add-apt-repository apt-key lsb_release dirmngr yum-config-manager'.split(' '),
);
const writing: ReadonlySet<string> = new Set(
  'curl wget gpg echo printf tee cat install mkdir chmod sed rm'.split(' '),
);

/** What is installed to add a repository with: of use for that alone, where a stage adds one. */
const tools: ReadonlySet<string> = new Set(
  'curl wget gnupg gnupg2 gpg lsb-release software-properties-common apt-transport-https dirmngr'.split(' '),
);

/** Scripts of publishers that add their repository, and nothing else. */
const setups = /^https:\/\/(deb|rpm)\.nodesource\.com\/setup_[\w.]+$/;

/** Whether a command adds a repository, or the key of one, and does nothing else. */
export function addsRepository(command: Command, run: RunStep): boolean {
  const name = baseName(command.name);
  if (command.wrappers.length > 0) return false;
  if (adding.has(name)) return true;
  const effects = run.effectsOf(command);
  if (command.pipe?.from !== undefined && effects.length === 0)
    return run.effectsOf(command.pipe.from).some(isSetup);
  if (!writing.has(name) || effects.length === 0) return false;
  return effects.every((effect) => isSetup(effect) || isInLists(effect) || isPipedOn(effect));
}

/** Whether a package serves to add repositories, in a stage whose RUN do. */
export function isForRepositories(name: string, view: StageView): boolean {
  return tools.has(name) && view.part(addsOne);
}

function addsOne({ stage }: StageView): boolean {
  return stage.steps.some(({ run }) => run?.script.commands.some((command) => addsRepository(command, run)));
}

function isSetup(effect: Effect): boolean {
  return effect.kind === 'downloaded' && effect.url !== undefined && setups.test(effect.url);
}

function isInLists(effect: Effect): boolean {
  return 'path' in effect && effect.path !== undefined && lists.test(effect.path);
}

/** What it becomes is told of the next command of the pipe. */
function isPipedOn(effect: Effect): boolean {
  return effect.kind === 'downloaded' && effect.path === undefined && effect.pipedTo === undefined;
}
