import { reports } from './0001-reports';
import { probe } from './0002-probe';
import { sharing } from './0003-sharing';
import { rates } from './0004-rates';
import { observations } from './0005-observations';
import type { Migration } from './migration';

/** In the order they are applied; the place in the list is the version of the file. */
export const migrations: readonly Migration[] = [reports, probe, sharing, rates, observations];
