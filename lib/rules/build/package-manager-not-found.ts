import { valueOf } from '../../fact/fact';
import { packageManagerCommands } from '../../programs/package-manager-commands';
import { programAt } from '../../programs/program';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'package-manager-not-found',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package manager that the base does not have',
  why: 'Every distribution has its own package manager, and minimal variants have none: `apt-get` on Debian and Ubuntu, `apk` on Alpine and Wolfi, `dnf` on UBI, `microdnf` on ubi-minimal, nothing on ubi-micro and Distroless.',
  remedy: 'Use the package manager of the base, or install in a builder stage.',
  symptoms: ['/bin/sh: apt-get: not found', '/bin/sh: apk: not found', 'microdnf: command not found'],
  references: [
    {
      title: 'UBI variants and their package managers',
      url: 'https://access.redhat.com/documentation/en-us/red_hat_enterprise_linux/9/html/building_running_and_managing_containers/',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The second of two, whose failure counts',
        dockerfile:
          'FROM alpine:3.24\nRUN apt-get update; [|apt-get install -y curl|]\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'apt-get on Alpine',
        dockerfile:
          'FROM alpine:3.24\nRUN [|apt-get update|] && apt-get install -y curl\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'dnf on ubi-minimal',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.8\nRUN [|dnf install -y nodejs|]\nUSER 1001\nCMD ["node"]\n',
      },
    ],
    good: [
      {
        title: 'apk on Alpine',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache curl\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'Asked for before it is used',
        dockerfile:
          'FROM alpine:3.24\nRUN if command -v apt-get; then apt-get update; else apk add curl; fi\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const { image, stage } = view;
      for (const [index, step] of stage.steps.entries()) {
        const { run } = step;
        if (!run) continue;
        const shell = step.before.shell.value[0] ?? '/bin/sh';
        if (run.language === 'shell' && programAt(view.before(index), shell).is === 'missing') break;
        const calls = run.script.commands.filter(
          ({ name }) => name !== undefined && packageManagerCommands.has(name),
        );
        const [first] = calls;
        // The failure of the first may not count, as in `apt-get update; apt-get install`.
        const fatal = calls.find(
          ({ name, runs, failureCounts }) => name === first?.name && runs === 'always' && failureCounts,
        );
        const call = first?.runs === 'always' ? (fatal ?? first) : first;
        if (!call?.name || call.runs !== 'always') continue;
        const answer = programAt(view.before(index), call.name);
        if (answer.is !== 'missing') continue;
        const has = image && valueOf(image.facts.packageManagers);
        const counts = call.failureCounts;
        yield {
          span: run.toSource(call.span),
          stage: stage.index,
          certainty: counts ? answer.certainty : 'likely',
          ...(!counts && { severity: 'warning' as const, consequence: 'may-fail' as const }),
          message: counts
            ? [
                `\`${call.name}\` is not there: ${answerClause(answer.reason)}`,
                { more: '. The build stops here.' },
              ]
            : [
                `\`${call.name}\` is not there: ${answerClause(answer.reason)}`,
                { more: '. The build goes on, without the packages.' },
              ],
          remedy:
            has && has.length > 0
              ? `Install with \`${has[0]}\`, whose package names may differ.`
              : 'Install in a builder stage and copy the result, or use a variant of the base with a package manager.',
          evidence: [fromAnswer(answer)],
        };
        break;
      }
    }
  },
});
