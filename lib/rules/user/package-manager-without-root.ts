import { accountOf, isRoot } from '../../account/account';
import { packageManagerCommands } from '../../programs/package-manager-commands';
import { programAt } from '../../programs/program';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

const needsRoot =
  /^(install|add|del|remove|purge|update|upgrade|dist-upgrade|autoremove|clean|makecache|autoclean|in|up|rm)$/;

export default defineRule({
  id: 'package-manager-without-root',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package manager called without root',
  why: 'Package managers write to directories that belong to root. Hardened and language images often start as another user, and a USER line above has the same effect.',
  remedy: 'Switch to root for the installation and back afterwards.',
  symptoms: [
    'ERROR: Unable to lock database: Permission denied',
    'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)',
    'error: This command has to be run with superuser privileges',
  ],
  references: [{ title: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The base starts as nonroot',
        dockerfile:
          'FROM cgr.dev/chainguard/python:latest-dev\nRUN [|apk add --no-cache git|]\nENTRYPOINT ["python"]\n',
      },
      {
        title: 'USER above',
        dockerfile:
          'FROM debian:trixie-slim\nUSER 1000\nRUN [|apt-get update|] && apt-get install -y curl\nCMD ["curl"]\n',
      },
    ],
    good: [
      {
        title: 'Root for the installation',
        dockerfile:
          'FROM cgr.dev/chainguard/python:latest-dev\nUSER root\nRUN apk add --no-cache git\nUSER 65532\nENTRYPOINT ["python"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const { image, stage } = view;
      for (const [index, { run, before }] of stage.steps.entries()) {
        if (!run) continue;
        const shell = before.shell.value[0] ?? '/bin/sh';
        if (run.language === 'shell' && programAt(view.before(index), shell).is === 'missing') break;
        const call = run.script.commands.find(
          ({ name, args, runs, failureCounts, words }) =>
            name !== undefined &&
            packageManagerCommands.has(name) &&
            runs === 'always' &&
            failureCounts &&
            words[0]?.text === name &&
            args.some(({ text }) => needsRoot.test(text ?? '')),
        );
        if (
          !call?.name ||
          run.text.includes('sudo') ||
          call.args.some(
            ({ text }) => text === '--root' || text === '--installroot' || text?.startsWith('--installroot='),
          )
        )
          continue;
        const user = before.user;
        if (user?.span) {
          if (user.value === undefined || isRoot(accountOf(user.value))) continue;
        } else {
          const fact = image?.facts.user;
          if (
            !image ||
            !fact?.known ||
            isRoot(fact.value) ||
            (fact.value.uid === undefined && fact.value.name === undefined)
          )
            continue;
        }
        const who = user?.span
          ? `USER is \`${user.value}\` here`
          : `\`${image?.reference}\` starts as ${image?.facts.user.known ? (image.facts.user.value.name ?? image.facts.user.value.uid) : 'another user'}`;
        yield {
          span: run.toSource(call.span),
          stage: stage.index,
          certainty: user?.span ? 'certain' : 'likely',
          message: [
            `\`${call.name}\` needs root, but ${who}`,
            { more: ': it cannot write the package database, and the build stops.' },
          ],
          remedy: 'Put `USER root` above it, and set the user again below.',
          evidence: user?.span
            ? [{ text: 'Set here.', span: user.span }]
            : image
              ? [fromFact(`The user of \`${image.reference}\`.`, image.facts.user)]
              : [],
        };
        break;
      }
    }
  },
});
