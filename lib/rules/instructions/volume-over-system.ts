import { resolvePath } from '../../path/path';
import { defineRule } from '../rule';

/** Directories of a Linux system. https://refspecs.linuxfoundation.org/FHS_3.0/fhs-3.0.html */
const ofSystem = new Set(
  '/ /bin /boot /dev /etc /lib /lib32 /lib64 /libx32 /proc /sbin /sys /usr /usr/bin /usr/lib /usr/lib64 /usr/local /usr/local/bin /usr/sbin'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'volume-over-system',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'VOLUME over a directory of the system',
  why: 'A volume is mounted over the directory when the container starts. What an orchestrator mounts is empty, and hides the programs and the configuration that were there; a named volume of Docker keeps those of the first image for good, whatever a later one brings.',
  remedy: 'Name the directory with the data of the program, and no other: `VOLUME /var/lib/app`.',
  symptoms: ['changes in /etc are lost after VOLUME', 'exec: "sh": executable file not found in $PATH'],
  references: [
    { title: 'VOLUME', url: 'https://docs.docker.com/reference/dockerfile/#volume' },
    {
      title: 'Filesystem Hierarchy Standard',
      url: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs-3.0.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The configuration of everything',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nVOLUME [|/etc|]\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Among others',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nVOLUME ["/var/lib/app", [|"/usr/local/bin/"|]]\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Data',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nVOLUME /var/lib/app /etc/app\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ checked }) {
    for (const { instruction, view } of checked) {
      if (instruction.keyword !== 'volume') continue;
      for (const { span, text } of instruction.words) {
        const path = text.replaceAll(/["']/g, '');
        if (!path.startsWith('/') || !ofSystem.has(resolvePath('/', path))) continue;
        yield {
          span,
          stage: view.stage.index,
          certainty: 'certain',
          message: `A volume is mounted over \`${resolvePath('/', path)}\`, a directory of the system: what an image brings there is hidden, or stays that of the first one.`,
          remedy: 'Name the directory with the data of the program alone.',
        };
      }
    }
  },
});
