import { isGuess, type Native } from '../../start/native';
import { linkageClause, linkageDoubt } from '../../words/linkage';
import type { EvidenceItem } from '../evidence';

/** "is linked", "is likely linked": no surer than what is known of how it was made. */
export function isLinked(native: Native): string {
  if (native.reason.code === 'erlang-runtime-inside') return 'starts a runtime that is linked';
  return native.linkage === 'dynamic' ? 'is linked' : 'is likely linked';
}

/** " (why it is not certain)", or nothing where it is. */
export function inDoubt(native: Native): string {
  if (native.linkage === 'dynamic') return '';
  return native.effect.language === 'go'
    ? ' (`CGO_ENABLED` is not 0, and most programs import `net` or `os/user`)'
    : ` (${linkageDoubt(native.reason)})`;
}

/** Why it is thought to be linked so, at the line that makes it. */
export function builtHere({ effect, reason }: Native): EvidenceItem {
  return { text: `Built here: ${linkageClause(reason)}.`, span: effect.span };
}

/** What makes the linkage a guess, as a clause. */
export function whyGuessed(native: Native): string | undefined {
  if (native.isSmall && native.linkage === 'depends')
    return 'whether its few files import `net`, `os/user` or C code is not visible here';
  if (isGuess(native)) return linkageDoubt(native.reason);
  return mayNotRun(native) ? 'whether the command that builds it runs is not certain' : undefined;
}

/** What builds it stands in a branch, behind `||` or in a loop. Of foreign build systems the linkage is the guess. */
export function mayNotRun({ effect }: Native): boolean {
  return effect.certainty === 'possible' && effect.language !== 'other';
}

/** Programs that are not linked in this file, and so cannot be linked otherwise: what to do instead. */
export function broughtAlong(native: Native): 'copied' | 'java-runtime' | 'dotnet' | undefined {
  const { language } = native.effect;
  if (language === 'dotnet-host') return 'dotnet';
  if (language !== 'other') return undefined;
  const { code } = native.reason;
  if (code === 'of-image' || code === 'of-installed-package') return 'copied';
  return code === 'jlink-launcher' ? 'java-runtime' : undefined;
}
