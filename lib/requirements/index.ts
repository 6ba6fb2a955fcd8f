import type { Inspection } from '../inspection';
import account from './account';
import buildProgram from './build-program';
import entrypoint from './entrypoint';
import libc from './libc';
import library from './library';
import nativeModules from './native-modules';
import packageManager from './package-manager';
import platform from './platform';
import program from './program';
import { certificates, timeZones } from './provisions';
import type { Detector, Requirement } from './requirement';
import rootToBuild from './root';
import runtime from './runtime';
import shell from './shell';
import startedProgram from './started-program';

/** Every kind of need, in the order of the fit matrix. */
export const detectors: readonly Detector[] = [
  platform,
  libc,
  library,
  runtime,
  nativeModules,
  startedProgram,
  entrypoint,
  shell,
  program,
  packageManager,
  buildProgram,
  rootToBuild,
  account,
  certificates,
  timeZones,
];

export function requirementsOf(inspection: Inspection): readonly Requirement[] {
  return detectors.flatMap((detector) => [...detector.detect(inspection)]);
}
