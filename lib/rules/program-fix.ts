import type { Answer } from '../contents/answer';
import type { StageView } from '../contents/contents';
import { valueOf } from '../fact/fact';
import { installedPackages } from '../programs/packages';
import { programAt } from '../programs/program';
import { languageOfProgram } from '../start/runtime';
import { compiler, installFix, packageWith } from './installing';
import type { Reported } from './rule';

/** The package that brings the program, installed; Node.js takes its own manager of package managers by npm. */
export function programFix(
  view: StageView,
  program: string,
  { reason }: Answer,
  failing: { readonly step: number; readonly at: number } | undefined,
): Pick<Reported, 'fix'> {
  if (reason.code === 'not-in-path' || program.includes('/')) return {};
  if (program === 'corepack' && failing !== undefined) {
    if (programAt(view.before(failing.step), 'npm').is !== 'there') return {};
    const edit = { span: { start: failing.at, end: failing.at }, newText: 'npm install -g corepack && ' };
    return { fix: { safety: 'review', edits: [edit] } };
  }
  const brings = isMeantToBeInstalled(program) ? packageWith(view, program) : undefined;
  if (brings === undefined) return {};
  if (brings === 'gcc') return installFix(view, compiler, failing);
  const hasNone =
    failing !== undefined &&
    clients.has(program) &&
    view.image !== undefined &&
    valueOf(view.image.facts.caCertificates) === false &&
    !installedPackages(view.before(failing.step)).includes('ca-certificates');
  return installFix(view, hasNone ? ['ca-certificates', brings] : [brings], failing);
}

/** A language is a matter of the base, and so are its programs; the rights of root are there, and services have no manager. */
function isMeantToBeInstalled(program: string): boolean {
  return languageOfProgram(program) === undefined && !/^(sudo|systemctl|service)$/.test(program);
}

/** Programs that, called while building, get something over TLS; what their packages recommend stays away. */
const clients: ReadonlySet<string> = new Set(['curl', 'wget', 'git']);
