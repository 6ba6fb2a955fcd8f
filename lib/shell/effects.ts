import { baseName } from '../path/path';
import type { Command, Script } from './command';
import type { Effect } from './effect';
import { apk } from './effects/apk';
import { apt, aptScripts, bootstrap, dpkg } from './effects/apt';
import { archives } from './effects/archives';
import { builders } from './effects/builders';
import { bundles } from './effects/bundles';
import { c } from './effects/c';
import { compilers } from './effects/compilers';
import { dotnet } from './effects/dotnet';
import { downloads } from './effects/downloads';
import type { EffectContext, Family, Scene } from './effects/family';
import { files } from './effects/files';
import { go } from './effects/go';
import { haskell } from './effects/haskell';
import { java } from './effects/java';
import { node } from './effects/node';
import { ownership } from './effects/ownership';
import { pip } from './effects/pip';
import { pythonProjects } from './effects/python-projects';
import { redirectEffects, teeEffects } from './effects/redirects';
import { dnf, rpm, zypper } from './effects/rpm';
import { cargo, rustc } from './effects/rust';
import { sceneOf } from './effects/scene';
import { swift } from './effects/swift';
import { system } from './effects/system';
import { users } from './effects/users';

export type { EffectContext } from './effects/family';

/** Every family of tools whose effects are known. Adding one is adding a file and a line here. */
const families: readonly Family[] = [
  apt,
  aptScripts,
  dpkg,
  bootstrap,
  apk,
  dnf,
  zypper,
  rpm,
  users,
  files,
  ownership,
  go,
  cargo,
  rustc,
  c,
  downloads,
  archives,
  system,
  pip,
  pythonProjects,
  node,
  bundles,
  java,
  dotnet,
  builders,
  compilers,
  haskell,
  swift,
];

const byName = new Map(
  families.flatMap((family) =>
    typeof family.programs === 'function' ? [] : family.programs.map((name) => [name, family] as const),
  ),
);
const byPattern = families.flatMap(({ programs, effects }) =>
  typeof programs === 'function' ? [{ matches: programs, effects }] : [],
);

/** What the commands of a script do to the file system they run in, in order; what is not known is left out. */
export function effectsOf(script: Script, context: EffectContext): readonly Effect[] {
  const scene = sceneOf(script, context);
  const effects: Effect[] = [];
  for (const command of script.commands) {
    for (const effect of commandEffects(command, scene)) effects.push(effect);
    if (command.redirects.length > 0) effects.push(...redirectEffects(command));
  }
  return effects;
}

function commandEffects(command: Command, scene: Scene): readonly Effect[] {
  const name = baseName(command.name);
  if (name === '') return [];
  const family = byName.get(name) ?? byPattern.find(({ matches }) => matches(name));
  const effects = family?.effects(command, scene) ?? [];
  return name === 'tee' ? [...effects, ...teeEffects(command)] : effects;
}
