import type { Answer } from '../../contents/answer';
import type { StageView } from '../../contents/contents';
import { valueOf } from '../../fact/fact';
import { droppedFrom, insteadOf } from '../../programs/dropped';
import { installedPackages } from '../../programs/packages';
import { programAt } from '../../programs/program';
import { languageOfProgram } from '../../start/runtime';
import { type Span, span } from '../../text/span';
import { compiler, installFix, packageWith } from '../installing';
import type { Reported } from '../rule';

type Failing = { readonly step: number; readonly at: number };

/**
 * What gets a missing program: the one that took its place, what its language installs it with, or the package that
 * brings it. `failing`: the command that calls it while building; `launch`: the words that call it later.
 */
export function cureOf(
  view: StageView,
  program: string,
  { reason }: Answer,
  failing: Failing | undefined,
  launch: Span | undefined,
): Pick<Reported, 'fix'> {
  if (reason.code === 'not-in-path' || program.includes('/')) return {};
  const dropped = view.image && droppedFrom(view.image, program);
  const instead = dropped && insteadOf(dropped, program);
  if (instead !== undefined) return called(view, program, instead, failing?.at ?? launch?.start);
  if (dropped?.install !== undefined) return firstInstalled(view, dropped.install, failing);
  if (program === 'corepack') {
    return firstInstalled(view, { with: 'npm', command: 'npm install -g corepack' }, failing);
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

/** The other name in the place of the one that is written there. */
function called(
  { contents }: StageView,
  program: string,
  instead: string,
  at: number | undefined,
): Pick<Reported, 'fix'> {
  if (at === undefined) return {};
  const { text } = contents.graph.dockerfile;
  const start = text.startsWith(program, at) ? at : text.startsWith(`"${program}"`, at) ? at + 1 : undefined;
  if (start === undefined) return {};
  return {
    fix: { safety: 'review', edits: [{ span: span(start, start + program.length), newText: instead }] },
  };
}

/** A command of a package manager that is there, before the one that fails. */
function firstInstalled(
  view: StageView,
  install: { readonly with: string; readonly command: string },
  failing: Failing | undefined,
): Pick<Reported, 'fix'> {
  if (failing === undefined || programAt(view.before(failing.step), install.with).is !== 'there') return {};
  const edit = { span: span(failing.at, failing.at), newText: `${install.command} && ` };
  return { fix: { safety: 'review', edits: [edit] } };
}

/** A language is a matter of the base, and so are its programs; the rights of root are there, and services have no manager. */
function isMeantToBeInstalled(program: string): boolean {
  return languageOfProgram(program) === undefined && !/^(sudo|systemctl|service)$/.test(program);
}

/** Programs that, called while building, get something over TLS; what their packages recommend stays away. */
const clients: ReadonlySet<string> = new Set(['curl', 'wget', 'git']);
