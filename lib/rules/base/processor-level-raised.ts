import { valueOf } from '../../fact/fact';
import { buildsWindows } from '../../inspection';
import { own } from '../../text/table';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'processor-level-raised',
  severity: 'info',
  consequence: 'choice-of-base',
  title: 'Base built for newer processors',
  why: 'Some distributions build their packages for instructions that not every processor of the platform has: Red Hat Enterprise Linux 10 and what is built from it ask for x86-64-v3. On processors before Haswell of 2013, on some of Intel’s Atom and Celeron lines, and in virtual machines that hide those instructions, nothing in the container starts.',
  remedy:
    'Make sure that every machine it is to run on has them, or stay on the release before, which asks for less.',
  symptoms: [
    'Fatal glibc error: CPU does not support x86-64-v3',
    'Fatal glibc error: CPU does not support x86-64-v2',
    'Illegal instruction (core dumped)',
  ],
  references: [
    {
      title: 'Levels of x86-64',
      url: 'https://gitlab.com/x86-psABIs/x86-64-ABI',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Red Hat Enterprise Linux 10',
        dockerfile:
          'FROM [|registry.access.redhat.com/ubi10/openjdk-21-runtime|]\nCOPY app.jar /deployments/app.jar\nCMD ["java", "-jar", "/deployments/app.jar"]\n',
      },
    ],
    good: [
      {
        title: 'The release before',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/openjdk-21-runtime\nCOPY app.jar /deployments/app.jar\nCMD ["java", "-jar", "/deployments/app.jar"]\n',
      },
      {
        title: 'For another platform',
        dockerfile:
          'FROM --platform=linux/arm64 registry.access.redhat.com/ubi10/openjdk-21-runtime\nCOPY app.jar /deployments/app.jar\nCMD ["java", "-jar", "/deployments/app.jar"]\n',
      },
    ],
  },
  *check({ contents, graph, target }) {
    const { image } = target ?? {};
    if (!target || !image || buildsWindows(contents)) return;
    const { processor } = image.facts;
    const platform = target.view.chain.at(-1)?.stage.platform ?? graph.options.platform;
    const level = own(valueOf(processor) ?? {}, platform);
    if (level === undefined || !raised.test(level)) return;
    const from = target.view.chain.at(-1)?.stage.from ?? target.stage.from;
    yield {
      span: from.image.span,
      stage: target.view.chain.at(-1)?.stage.index ?? target.stage.index,
      certainty: 'possible',
      message: `\`${image.reference}\` is built for ${level}: on machines without those instructions, and under emulators that lack them, nothing in the container starts.`,
      remedy:
        'Check the oldest machine it is to run on (`/lib64/ld-linux-x86-64.so.2 --help` lists the levels), or stay on the release before.',
      evidence: [fromFact(`What the packages of \`${image.reference}\` are built for.`, processor)],
    };
  },
});

/** Version 2 asks for what every processor since 2009 has. */
const raised = /-v[3-9]$/;
