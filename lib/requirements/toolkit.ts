import { defineDetector, no, yes } from './requirement';

/** What a base is chosen for whatever the file starts on it: a toolkit that nobody installs by the way. */
export default defineDetector({
  id: 'toolkit',
  description:
    'A base with CUDA, with the browsers of a test runner or with the runtime of a platform is chosen for these, whatever program the file starts on it.',
  examples: [
    {
      title: 'Python that computes on a graphics card',
      dockerfile: `FROM nvidia/cuda:13.3.1-base-ubuntu24.04
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
COPY train.py /train.py
CMD ["python3", "/train.py"]
`,
      fits: {
        'nvidia/cuda:13.3.1-base-ubuntu24.04': 'yes',
        'nvidia/cuda:13.3.1-runtime-ubuntu24.04': 'yes',
        'ubuntu:24.04': 'no',
        'python:3.14-slim-trixie': 'no',
      },
    },
    {
      title: 'A plain base',
      dockerfile: `FROM ubuntu:24.04
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
COPY train.py /train.py
CMD ["python3", "/train.py"]
`,
      fits: {},
    },
  ],
  *detect({ target }) {
    const toolkit = target?.image?.traits.toolkit;
    if (!target || toolkit === undefined) return;
    yield {
      kind: 'toolkit',
      value: { code: 'named', name: toolkit },
      certainty: 'likely',
      because: [
        { reason: { code: 'service-of-base', product: toolkit }, span: target.stage.from.image.span },
      ],
      looksAt: ['family'],
      meets: ({ traits }) => (traits.toolkit === toolkit ? yes : no({ code: 'has-no', name: toolkit })),
    };
  },
});
