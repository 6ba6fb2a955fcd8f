import { presentIn } from '../../fact/fact';
import { managedPython, systemPipCall } from '../../programs/system-pip';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { venvFix } from './venv-fix';

export default defineRule({
  id: 'pip-refuses-system-environment',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'pip of the distribution told to install into the system',
  why: 'Debian 12, Ubuntu 23.04 and Alpine 3.19 and all later ones mark their Python as managed by the package manager. Their `pip install` refuses to touch it and ends with an error.',
  remedy: 'Install into a virtual environment, or take a `python` image, whose pip is not restricted.',
  symptoms: [
    'error: externally-managed-environment',
    '× This environment is externally managed',
    'You can override this, at the risk of breaking your Python installation or OS, by passing --break-system-packages',
  ],
  references: [
    { title: 'Externally managed environments (PEP 668)', url: 'https://peps.python.org/pep-0668/' },
    {
      title: 'Debian 12 release notes',
      url: 'https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Debian 12',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y python3-pip && [|pip3 install flask|]\nUSER 1000\nCMD ["python3", "-m", "flask", "run"]\n',
      },
      {
        title: 'Alpine',
        dockerfile:
          'FROM node:24-alpine3.24\nRUN apk add --no-cache python3 py3-pip\nRUN [|python3 -m pip install awscli|]\nUSER 1000\nCMD ["node", "index.js"]\n',
      },
    ],
    good: [
      {
        title: 'A virtual environment',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y python3-pip python3-venv\nRUN python3 -m venv /venv && /venv/bin/pip install flask\nENV PATH=/venv/bin:$PATH\nRUN pip install gunicorn\nUSER 1000\nCMD ["flask", "run"]\n',
      },
      {
        title: 'Asked for',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3-pip && pip3 install --break-system-packages flask\nUSER 1000\nCMD ["python3", "-m", "flask", "run"]\n',
      },
      {
        title: 'Into a directory of its own',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y python3-pip && pip3 install --target=/app flask\nUSER 1000\nCMD ["python3", "/app/main.py"]\n',
      },
      {
        title: 'A Python image',
        dockerfile:
          'FROM python:3.13-slim-bookworm\nRUN pip install flask\nUSER 1000\nCMD ["python", "-m", "flask", "run"]\n',
      },
      {
        title: 'An older release',
        dockerfile:
          'FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip && pip3 install flask\nUSER 1000\nCMD ["python3", "-m", "flask", "run"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const { image, stage } = view;
      const upstream = image && presentIn(image.facts.upstream);
      const mark = image && managedPython(image);
      if (!image || !upstream || !mark) continue;
      for (const [index, { run }] of stage.steps.entries()) {
        const call = run && systemPipCall(view, index);
        if (!call) continue;
        const name =
          inspection.catalog.releases?.product(upstream.distribution)?.name ?? upstream.distribution;
        yield {
          span: run.toSource(call.span),
          stage: stage.index,
          certainty: 'likely',
          message: [
            `The pip of \`${image.reference}\` refuses`,
            {
              more: ': its Python belongs to the package manager (“externally-managed-environment”). The build stops here.',
            },
          ],
          remedy:
            'Make an environment of your own first: `python3 -m venv /venv`, then `/venv/bin/pip install …`. Or allow it with `--break-system-packages`.',
          evidence: [
            fromFact(`\`${image.reference}\` stands on ${name} ${upstream.release}.`, image.facts.upstream),
            { text: `Marked since ${name} ${mark.since}.`, source: mark.source },
          ],
          ...venvFix(view, index, run, call),
        };
        break;
      }
    }
  },
});
