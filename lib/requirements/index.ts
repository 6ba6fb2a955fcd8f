import type { Inspection } from '../inspection';
import account from './account';
import baseEnvironment from './base-environment';
import buildProgram from './build-program';
import carriedBuild from './carried-build';
import entrypoint from './entrypoint';
import icu from './icu';
import installedPackage from './installed-package';
import interpreter from './interpreter';
import libc from './libc';
import library from './library';
import nativeModules from './native-modules';
import newAccount from './new-account';
import packageManager from './package-manager';
import platform from './platform';
import program from './program';
import programOptions from './program-options';
import { type Detector, notKnownFit, type Requirement, yes } from './requirement';
import rootToBuild from './root';
import runtime from './runtime';
import sharedBase from './shared-base';
import shell from './shell';
import shellFeature from './shell-feature';
import startedProgram from './started-program';
import { certificates, timeZones } from './system-files';
import systemPip from './system-pip';
import toolkit from './toolkit';

/** Every kind of need, in the order of the fit matrix. */
export const detectors: readonly Detector[] = [
  platform,
  libc,
  library,
  runtime,
  toolkit,
  baseEnvironment,
  nativeModules,
  icu,
  carriedBuild,
  startedProgram,
  entrypoint,
  shell,
  shellFeature,
  interpreter,
  program,
  packageManager,
  installedPackage,
  buildProgram,
  programOptions,
  systemPip,
  rootToBuild,
  sharedBase,
  account,
  newAccount,
  certificates,
  timeZones,
];

/** Needs of one kind that are weighed. A generated file can have thousands, and each is asked of every image. */
const mostOfOneKind = 100;

/** `isForItsBase`: the file is written for its base, so what is not known of that it has. */
export function requirementsOf(inspection: Inspection, isForItsBase = true): readonly Requirement[] {
  const current = isForItsBase ? inspection.target?.image?.id : undefined;
  return detectors.flatMap((detector) => {
    const found: Requirement[] = [];
    for (const requirement of detector.detect(inspection)) {
      if (found.length === mostOfOneKind) return [...found, furtherOnes(requirement)];
      found.push(current === undefined ? requirement : settled(requirement, current));
    }
    return found;
  });
}

/** What is built for another C library may fail on the very base it is put on: there a doubt is no missing fact. */
const doubted: ReadonlySet<string> = new Set(['libc', 'library', 'native-modules', 'carried-build']);

function settled(requirement: Requirement, current: string): Requirement {
  if (doubted.has(requirement.kind)) return requirement;
  return {
    ...requirement,
    meets: (image) => {
      const fit = requirement.meets(image);
      return fit.answer === 'not-known' && image.id === current ? yes : fit;
    },
  };
}

function furtherOnes({ kind, because }: Requirement): Requirement {
  return {
    kind,
    value: { code: 'more' },
    certainty: 'certain',
    because: because.slice(0, 1),
    looksAt: [],
    meets: () => notKnownFit({ code: 'too-many-needs', most: mostOfOneKind }),
  };
}
