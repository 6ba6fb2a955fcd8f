import type { IsoDate } from '../../fact/fact';
import { type Table, table } from '../../text/table';

/** Packages of an ended release that are no longer where the image looks for them. */
export type GoneRepository = {
  /** The day from which on it was seen to fail. */
  readonly since: IsoDate;
  readonly manager: 'apt' | 'yum';
  /** A clause: "its packages have left the mirrors of Debian". */
  readonly what: string;
  readonly instead: string;
  readonly source: string;
};

type Seen = { readonly since: IsoDate; readonly source: string };

/** Ubuntu keeps ended long-term releases where they were as long as paid support goes on; the others leave some months after their end. */
const ubuntu: Table<Seen> = table({
  '24.10': { since: '2025-09-15', source: 'https://github.com/Icinga/icinga2/pull/10556' },
  '23.10': { since: '2024-11-26', source: 'https://github.com/docker-library/official-images/issues/17973' },
  '23.04': { since: '2024-11-27', source: 'https://github.com/invoke-ai/InvokeAI/issues/7387' },
  '22.10': { since: '2023-09-25', source: 'https://github.com/cresta/atlantis-drift-detection/issues/114' },
  '21.10': { since: '2022-07-26', source: 'https://github.com/Simplatex/android-lightweight/issues/5' },
  '21.04': { since: '2022-07-24', source: 'https://github.com/GothenburgBitFactory/taskwarrior/issues/2891' },
  '20.10': { since: '2022-07-24', source: 'https://github.com/GothenburgBitFactory/taskwarrior/issues/2891' },
  '19.10': { since: '2020-12-14', source: 'https://github.com/christianhaitian/arkos/issues/72' },
  '19.04': { since: '2020-04-16', source: 'https://github.com/docker/for-linux/issues/978' },
  '18.10': {
    since: '2020-02-19',
    source: 'https://github.com/strongly-typed/docker-arm-none-eabi-gcc/issues/3',
  },
  '17.10': { since: '2018-08-20', source: 'https://github.com/ros-infrastructure/ros_buildfarm/pull/569' },
  '17.04': { since: '2018-01-18', source: 'https://github.com/berkeley-dsep-infra/datahub/pull/213' },
  '12.04': { since: '2021-05-27', source: 'https://github.com/ValveSoftware/steam-runtime/pull/412' },
});

const debian: Table<Seen> = table({
  '10': { since: '2025-07-14', source: 'https://github.com/oakestra/oakestra/issues/437' },
  '9': {
    since: '2023-04-26',
    source: 'https://github.com/debuerreotype/docker-debian-eol-artifacts/issues/9',
  },
  '8': {
    since: '2023-04-17',
    source: 'https://github.com/debuerreotype/docker-debian-eol-artifacts/issues/8',
  },
});

const centos: Table<Seen> = table({
  '8': { since: '2022-01-31', source: 'https://github.com/CentOS/sig-cloud-instance-images/issues/190' },
  '7': { since: '2024-07-01', source: 'https://github.com/NeuraLegion/bright-cli/issues/561' },
  '6': { since: '2020-12-04', source: 'https://github.com/CentOS/sig-cloud-instance-images/issues/176' },
});

/** Where the packages of a release have gone; undefined where they are in their place as far as is known. */
export function goneRepositoryOf(distribution: string, release: string): GoneRepository | undefined {
  if (distribution === 'debian') {
    // Its security index was last signed on 2026-08-31, for a week, and lists packages that are deleted. Whether it
    // stays so or moves to the archive as others did, `apt-get update` fails.
    if (release === '11')
      return {
        since: '2026-09-07',
        source: 'https://github.com/rehlds/resemiclip/issues/11',
        manager: 'apt',
        what: 'its security index expired on 2026-09-07 and is not signed anew, so that `apt-get update` refuses it',
        instead: 'take the packages of one day from snapshot.debian.org',
      };
    const seen = debian[release];
    return (
      seen && {
        ...seen,
        manager: 'apt',
        what: 'its packages have left the mirrors of Debian',
        instead: 'write archive.debian.org for the usual hosts in the sources of apt',
      }
    );
  }
  if (distribution === 'ubuntu') {
    const seen = ubuntu[release];
    return (
      seen && {
        ...seen,
        manager: 'apt',
        what: 'its packages have left archive.ubuntu.com',
        instead:
          'write old-releases.ubuntu.com for archive.ubuntu.com and security.ubuntu.com in the sources of apt',
      }
    );
  }
  if (distribution !== 'centos') return undefined;
  const seen = centos[release];
  return (
    seen && {
      ...seen,
      manager: 'yum',
      what: 'its packages have left the mirrors for vault.centos.org, and the mirror list is gone',
      instead: 'name vault.centos.org as baseurl in /etc/yum.repos.d',
    }
  );
}
