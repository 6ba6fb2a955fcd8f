import type { StageView } from '../contents/contents';
import { managedPython, systemPipCall } from '../programs/system-pip';
import { defineDetector, type Place, withChanges, yes } from './requirement';

/** The pip of a distribution, for the Python of the distribution. */
export default defineDetector({
  id: 'system-pip',
  description:
    'pip installs into the Python of the distribution. Since Debian 12, Ubuntu 23.04 and Alpine 3.19 it refuses to, unless it is told that it may.',
  examples: [
    {
      title: 'The pip of Debian 11',
      dockerfile: `FROM debian:bullseye-slim
RUN apt-get update && apt-get install -y python3-pip
RUN pip3 install httpie
CMD ["http", "--help"]
`,
      fits: {
        'debian:bullseye-slim': 'yes',
        'ubuntu:22.04': 'yes',
        'debian:trixie-slim': 'with-changes',
        'python:3.14-slim-trixie': 'yes',
      },
    },
    {
      title: 'An environment of its own',
      dockerfile: `FROM debian:bullseye-slim
RUN apt-get update && apt-get install -y python3-venv python3-pip
RUN python3 -m venv /opt/http && /opt/http/bin/pip install httpie
CMD ["/opt/http/bin/http", "--help"]
`,
      fits: {},
    },
  ],
  *detect({ final }) {
    const [first, ...more] = final.flatMap(callsIn).slice(0, mostShown);
    if (first === undefined) return;
    yield {
      kind: 'system-pip',
      value: { code: 'system-pip' },
      certainty: 'certain',
      because: [first, ...more],
      looksAt: ['upstream', 'language'],
      meets: (image) => (managedPython(image) ? withChanges({ code: 'pip-is-managed' }) : yes),
    };
  },
});

const mostShown = 20;

function callsIn(view: StageView): readonly Place[] {
  return view.stage.steps.flatMap(({ run }, index) => {
    const call = systemPipCall(view, index);
    if (run === undefined || call?.name === undefined) return [];
    return [{ reason: { code: 'run-calls', program: call.name } as const, span: run.toSource(call.span) }];
  });
}
