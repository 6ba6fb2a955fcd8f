import type { StageView } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-for-another-python',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Package installed for a Python that is not the one of the image',
  why: 'The `python` images have their own Python in `/usr/local`. `apt-get install python3-numpy` and `apk add py3-numpy` bring a second Python, that of the distribution, and install the package for it: the first does not find it.',
  remedy: 'Install the package with pip, or take an image of the distribution and its Python.',
  symptoms: ["ModuleNotFoundError: No module named 'numpy'"],
  references: [
    {
      title: 'The Python image: system packages',
      url: 'https://github.com/docker-library/docs/blob/master/python/content.md',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'On Debian',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends [|python3-numpy|]\nCOPY main.py /main.py\nUSER 1000\nCMD ["python", "/main.py"]\n',
      },
      {
        title: 'On Alpine',
        dockerfile:
          'FROM python:3.13-alpine3.24\nRUN apk add --no-cache [|py3-pandas|]\nCOPY main.py /main.py\nUSER 1000\nCMD ["python", "/main.py"]\n',
      },
    ],
    good: [
      {
        title: 'Started with the Python of the distribution',
        dockerfile:
          'FROM python:3.13-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends python3-gdal\nCOPY . /srv\nUSER 1000\nCMD ["/usr/bin/python3", "/srv/main.py"]\n',
      },
      {
        title: 'With pip',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install numpy\nCOPY main.py /main.py\nUSER 1000\nCMD ["python", "/main.py"]\n',
      },
      {
        title: 'The Python of the distribution',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends python3-numpy\nCOPY main.py /main.py\nUSER 1000\nCMD ["python3", "/main.py"]\n',
      },
      {
        title: 'Shown the way',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends python3-numpy\nENV PYTHONPATH=/usr/lib/python3/dist-packages\nCOPY main.py /main.py\nUSER 1000\nCMD ["python", "/main.py"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstForeign(inspection, view);
      if (reported) yield reported;
    }
  },
});

/** What is installed for building or for the system, not to be imported by the program. */
const notToBeImported =
  /-certbot|-(dev|venv|pip|distutils|setuptools|wheel|minimal|full|apt|doc|dbg|software-properties|launchpadlib|debian|gi|dbus|systemd|docker|virtualenv|pipx)$/;

function textAt({ dockerfile }: Inspection, { start, end }: Reported['span']): string {
  return dockerfile.text.slice(start, end);
}

function firstForeign(inspection: Inspection, { image, stage }: StageView): Reported | undefined {
  if (image?.traits.ownLanguage?.name !== 'python' || stage.end.variables.get('PYTHONPATH')) return undefined;
  for (const { instruction, run } of stage.steps) {
    // A path into the other Python, or a program started with it by its path, shows that it is meant.
    const { keyword, span } = instruction;
    const text = keyword === 'cmd' || keyword === 'entrypoint' ? textAt(inspection, span) : run?.text;
    if (/dist-packages|\/usr\/(bin|lib)\/python|system-site-packages/.test(text ?? '')) return undefined;
  }
  for (const { run } of stage.steps) {
    for (const effect of run?.effects ?? []) {
      if (
        effect.kind !== 'packages-installed' ||
        effect.root !== undefined ||
        effect.certainty === 'possible'
      )
        continue;
      const pattern = effect.manager === 'apt' ? /^python3-/ : effect.manager === 'apk' ? /^py3-/ : undefined;
      const found =
        pattern && effect.packages.find(({ name }) => pattern.test(name) && !notToBeImported.test(name));
      if (!found) continue;
      const module = found.name.replace(/^py(thon)?3-/, '');
      return {
        span: found.span,
        stage: stage.index,
        certainty: 'possible',
        message: `\`${found.name}\` is installed for the Python of the distribution, in \`/usr/bin\`: if the program imports \`${module}\`, the Python of \`${image.reference}\`, in \`/usr/local\`, does not find it.`,
        remedy: `Write \`pip install ${module}\`, if it is the program that needs it.`,
        evidence: [fromFact(`\`${image.reference}\` has a Python of its own.`, image.facts.language)],
      };
    }
  }
  return undefined;
}
