import { valueOf } from '../../fact/fact';
import { formOfManager, packageManagerCommands } from '../../programs/package-manager-commands';
import { programAt } from '../../programs/program';
import type { Stage } from '../../stages/stage';
import type { TextEdit } from '../../text/edit';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-manager-not-found',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package manager that the base does not have',
  why: 'Every distribution has its own package manager, and minimal variants have none: `apt-get` on Debian and Ubuntu, `apk` on Alpine and Wolfi, `dnf` on UBI, `microdnf` on ubi-minimal, nothing on ubi-micro and Distroless.',
  remedy: 'Use the package manager of the base, or install in a builder stage.',
  symptoms: [
    '/bin/sh: apt-get: not found',
    '/bin/sh: apt-get: command not found',
    '/bin/sh: apk: not found',
    '/bin/sh: microdnf: command not found',
    '/bin/sh: line 1: yum: command not found',
  ],
  references: [
    {
      title: 'UBI variants and their package managers',
      url: 'https://access.redhat.com/documentation/en-us/red_hat_enterprise_linux/9/html/building_running_and_managing_containers/',
    },
    {
      title: 'Lambda images without yum',
      url: 'https://github.com/aws/aws-lambda-base-images/issues/124',
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
        fixed:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.8\nRUN microdnf install -y nodejs\nUSER 1001\nCMD ["node"]\n',
      },
      {
        title: 'yum on Lambda since it stands on Amazon Linux 2023',
        dockerfile:
          'FROM public.ecr.aws/lambda/python:3.13\nRUN [|yum install -y gcc|] && yum clean all\nCOPY app.py .\nCMD ["app.handler"]\n',
        fixed:
          'FROM public.ecr.aws/lambda/python:3.13\nRUN dnf install -y gcc && dnf clean all\nCOPY app.py .\nCMD ["app.handler"]\n',
      },
      {
        title: 'apt-get on an official image that stands on Oracle Linux',
        dockerfile:
          'FROM openjdk:17\nRUN [|apt-get update|] && apt-get install -y git\nUSER 1000\nCMD ["git"]\n',
      },
    ],
    good: [
      {
        title: 'apk on Alpine',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache curl\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'yum on Lambda before it moved',
        dockerfile:
          'FROM public.ecr.aws/lambda/python:3.11\nRUN yum install -y gcc\nCOPY app.py .\nCMD ["app.handler"]\n',
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
        const alike = has?.find((each) => formOfManager(each) === formOfManager(call.name ?? ''));
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
          ...replacement(stage, call.name, alike),
          remedy: alike
            ? `Write \`${alike}\` in its place: the packages are the same.`
            : has && has.length > 0
              ? `Install with \`${has[0]}\`, whose package names may differ.`
              : 'Install in a builder stage and copy the result, or use a variant of the base with a package manager.',
          evidence: [fromAnswer(answer)],
        };
        break;
      }
    }
  },
});

/** Verbs that the managers of one form have in common, and options that none of them minds. */
const shared = /^(install|update|upgrade|remove|clean|all|-y|--assumeyes|-q|--nodocs|makecache)$/;

/** Another manager of the same packages in all the places of a stage, where it is asked for no more than both can do. */
function replacement(stage: Stage, name: string, alike: string | undefined): Pick<Reported, 'fix'> {
  if (alike === undefined) return {};
  const edits: TextEdit[] = [];
  for (const { replayedFrom, run } of stage.steps) {
    for (const { args, name: called, words } of run?.script.commands ?? []) {
      if (called !== name) continue;
      const options = args.filter(({ text }) => text === undefined || text.startsWith('-'));
      const [first] = words;
      if (!run || !first || replayedFrom !== undefined) return {};
      if (!options.every(({ text = '' }) => shared.test(text)) || !hasSharedVerb(args)) return {};
      edits.push({ span: run.toSource(first.span), newText: alike });
    }
  }
  return edits.length === 0 ? {} : { fix: { safety: 'review', edits } };
}

function hasSharedVerb(args: readonly { readonly text: string | undefined }[]): boolean {
  const verb = args.find(({ text }) => text !== undefined && !text.startsWith('-'))?.text;
  return verb !== undefined && shared.test(verb);
}
