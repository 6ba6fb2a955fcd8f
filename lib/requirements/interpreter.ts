import { baseName } from '../path/path';
import { isInstalled } from '../programs/packages';
import { presenceIn } from '../programs/presence';
import { programIndex } from '../start/executable';
import { scriptOf } from '../start/script';
import { defineDetector, no, notKnownFit, yes } from './requirement';

/** Interpreters of scripts, beside the shell and the language that the start command names itself. */
export default defineDetector({
  id: 'interpreter',
  description:
    'A script that starts, or checks health, is read by the program of its first line; where that is not visible its ending tells.',
  examples: [
    {
      title: 'A start script of bash',
      dockerfile: `FROM debian:trixie-slim
COPY <<EOF /start
#!/bin/bash
exec sleep infinity
EOF
RUN chmod +x /start
ENTRYPOINT ["/start"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'registry.access.redhat.com/ubi9/ubi-micro:latest': 'yes',
        'alpine:3.24': 'no',
        scratch: 'no',
      },
    },
    {
      title: 'A program of Python, by its ending',
      dockerfile: `FROM python:3.14-slim-trixie
COPY --chmod=755 sync.py /sync.py
ENTRYPOINT ["/sync.py"]
`,
      fits: {
        'python:3.14-slim-trixie': 'yes',
        'python:3.14-alpine3.24': 'yes',
        'debian:trixie-slim': 'no',
        scratch: 'no',
      },
    },
    {
      title: 'The interpreter is named',
      dockerfile: `FROM python:3.14-slim-trixie
COPY sync.py /sync.py
ENTRYPOINT ["python", "/sync.py"]
`,
      fits: {},
    },
  ],
  *detect({ catalog, target }) {
    for (const executable of target?.executables ?? []) {
      const launch = executable.of === 'start' ? target?.start : target?.healthcheck;
      if (!target || !launch || launch.shell || executable.native) continue;
      if (executable.of === 'copied' || executable.at !== programIndex(launch.argv)) continue;
      const names = scriptOf(executable)?.interpreters.map(baseName) ?? [];
      const [name] = names;
      // A need for /bin/sh is found by the shell form and the ending alike.
      if (name === undefined || name === 'sh') continue;
      if (names.some((each) => isInstalled(target.view.end, each))) continue;
      yield {
        kind: 'interpreter',
        value: { code: 'named', name: name },
        certainty: 'certain',
        because: [
          {
            reason: { code: 'is-script', file: executable.written, interpreter: name },
            span: executable.span,
          },
        ],
        looksAt: names.map((each) => `program ${each}` as const),
        meets: (image) => {
          const answers = names.map((each) => presenceIn(catalog, image, each));
          if (answers.includes('there')) return yes;
          return answers.includes('not-known')
            ? notKnownFit({ code: 'whether-it-has', name })
            : no({ code: 'has-no-interpreter', name, script: executable.written });
        },
      };
    }
  },
});
