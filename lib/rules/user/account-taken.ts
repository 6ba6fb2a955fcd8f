import { accountClashIn, type Clash } from '../../ownership/account-clash';
import { baseName } from '../../path/path';
import { span } from '../../text/span';
import { fromSource } from '../evidence';
import type { Message } from '../message';
import { defineRule, type Reported } from '../rule';

const shadow =
  'https://github.com/shadow-maint/shadow/blob/816e02a2a98de1b4fa0424de8c751e93a69ee969/src/useradd.c';

export default defineRule({
  id: 'account-taken',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Name or number of an account that is taken',
  why: 'Accounts and groups come with the base: the images of Ubuntu have had `ubuntu` with the number 1000 since 23.04, those of Node.js have `node` with 1000, Alpine has a group 999, and the first hundred numbers belong to the distribution. `useradd`, `groupadd`, `adduser` and `addgroup` refuse a name or a number that is there, and the build stops.',
  remedy: 'Take another number, use the account that is there, or remove it first.',
  symptoms: [
    "groupadd: GID '1000' already exists",
    'useradd: UID 1000 is not unique',
    "useradd: user 'node' already exists",
    'useradd: group app exists - if you want to add this user to that group, use -g.',
    "addgroup: gid '999' in use",
    "addgroup: group 'www-data' in use",
    "adduser: uid '1000' in use",
    'adduser: The UID 1000 is already in use.',
    "adduser: The group `app' already exists.",
  ],
  references: [
    { title: 'useradd(8)', url: 'https://man7.org/linux/man-pages/man8/useradd.8.html' },
    { title: 'useradd: when it refuses', url: shadow },
    {
      title: 'Ubuntu images bring an account with the number 1000',
      url: 'https://github.com/jupyterhub/repo2docker/issues/1346',
    },
    { title: 'A group that Alpine has', url: 'https://github.com/actions/runner-images/issues/6631' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'option-not-known'],
  examples: {
    bad: [
      {
        title: 'The number of the account that Ubuntu brings',
        dockerfile:
          'FROM ubuntu:24.04\nRUN [|groupadd -g 1000 app|] && useradd -u 1000 -g app -m app\nUSER app\nCMD ["bash"]\n',
        fixed:
          'FROM ubuntu:24.04\nRUN userdel -r ubuntu && groupadd -g 1000 app && useradd -u 1000 -g app -m app\nUSER app\nCMD ["bash"]\n',
      },
      {
        title: 'A number by default',
        dockerfile:
          'FROM node:24-slim\nARG UID=1000\nRUN [|useradd -u ${UID} -m dev|]\nUSER dev\nCMD ["node", "main.js"]\n',
        fixed:
          'FROM node:24-slim\nARG UID=1000\nRUN userdel -r node && useradd -u ${UID} -m dev\nUSER dev\nCMD ["node", "main.js"]\n',
      },
      {
        title: 'The number of the account that the base runs as',
        dockerfile:
          'FROM jenkins/jenkins:lts-jdk21\nUSER root\nRUN [|useradd -u 1000 -m deploy|]\nUSER 1000\n',
      },
      {
        title: 'Alpine has the group www-data',
        dockerfile:
          'FROM alpine:3.24\nRUN [|addgroup -g 82 -S www-data|] && adduser -u 82 -D -S -G www-data www-data\nUSER www-data\nCMD ["sh"]\n',
      },
      {
        title: 'The group of a Mac is another one here',
        dockerfile: 'FROM debian:trixie-slim\nRUN [|groupadd -g 20 staff2|]\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'A group of the same name, made before',
        dockerfile:
          'FROM debian:trixie-slim\nRUN groupadd -r app && [|useradd -r app|]\nUSER app\nCMD ["sh"]\n',
        fixed:
          'FROM debian:trixie-slim\nRUN groupadd -r app && useradd -g app -r app\nUSER app\nCMD ["sh"]\n',
      },
    ],
    good: [
      {
        title: 'Removed first',
        dockerfile:
          'FROM ubuntu:24.04\nRUN userdel -r ubuntu && groupadd -g 1000 app && useradd -u 1000 -g app -m app\nUSER app\nCMD ["bash"]\n',
      },
      {
        title: 'Looked for first',
        dockerfile:
          'FROM ubuntu:24.04\nRUN getent group 1000 || groupadd -g 1000 app\nUSER 1000\nCMD ["bash"]\n',
      },
      {
        title: 'A number twice, on purpose',
        dockerfile: 'FROM ubuntu:24.04\nRUN useradd -o -u 1000 -m app\nUSER 1000\nCMD ["bash"]\n',
      },
      {
        title: 'Before Ubuntu 23.04',
        dockerfile: 'FROM ubuntu:22.04\nRUN useradd -u 1000 -m app\nUSER 1000\nCMD ["bash"]\n',
      },
      {
        title: 'Into the group that is there',
        dockerfile:
          'FROM debian:trixie-slim\nRUN groupadd -r app && useradd -r -g app app\nUSER app\nCMD ["sh"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const clash = accountClashIn(view);
      if (clash === undefined) continue;
      const { command, holder, run } = clash;
      const where = holder.isOfFile ? 'This file' : `\`${view.image?.reference ?? 'the base'}\``;
      yield {
        span: run.toSource(command.span),
        stage: view.stage.index,
        certainty: holder.isOfFile ? 'certain' : 'likely',
        message: messageOf(clash, where),
        remedy: remedyOf(clash),
        ...fixOf(clash),
        evidence: holder.isOfFile
          ? []
          : [
              fromSource(
                `${where} has the ${wordFor(clash.over === 'beside' ? 'group' : clash.kind)} \`${holder.name}\`.`,
                holder.source,
              ),
            ],
      };
    }
  },
});

function wordFor(kind: Clash['kind']): string {
  return kind === 'user' ? 'account' : 'group';
}

function messageOf({ command, exit, holder, kind, over }: Clash, where: string): Message {
  const program = baseName(command.name);
  const verb = holder.isOfFile ? 'has made' : 'has';
  const what = wordFor(over === 'beside' ? 'group' : kind);
  const ends = { more: ` It ends with exit code ${exit}, and the build stops here.` };
  if (over === 'id')
    return [
      `${where} ${verb} the ${what} \`${holder.name}\` with the number ${holder.id}, which \`${program}\` gives no second time`,
      { more: '.' },
      ends,
    ];
  if (over === 'beside')
    return [
      `${where} ${verb} the group \`${holder.name}\`, and \`${program}\` makes one of that name with the account`,
      { more: '.' },
      ends,
    ];
  return [
    `${where} ${verb} the ${what} \`${holder.name}\` already, and \`${program}\` refuses to make it`,
    { more: '.' },
    ends,
  ];
}

function remedyOf(clash: Clash): string {
  const { holder, kind, maker, over } = clash;
  if (over === 'beside') return `Put the account into it: \`${inGroup(clash)}\`.`;
  if (over === 'name') return `Use the ${wordFor(kind)} that is there, or take another name.`;
  const removing = isRemovable(clash) ? `, or remove it first: \`${removal(maker, holder.name)}\`` : '';
  return `Take another number, or use the ${wordFor(kind)} \`${holder.name}\`${removing}.`;
}

/** One that an image adds for people, not one of the system. */
function isRemovable({ command, holder, kind }: Clash): boolean {
  const isMaking = /^(user|group)add$|^add(user|group)$/.test(baseName(command.name));
  return (
    !holder.isOfFile &&
    holder.runs !== true &&
    (holder.id ?? 0) >= 1000 &&
    (holder.id ?? 0) < 60_000 &&
    isMaking &&
    kind !== undefined
  );
}

function removal(maker: Clash['maker'], name: string): string {
  return maker === 'busybox' ? `deluser ${name}` : `userdel -r ${name}`;
}

function inGroup({ command, holder }: Clash): string {
  return `${baseName(command.name) === 'useradd' ? '-g' : '--ingroup'} ${holder.name}`;
}

function fixOf(clash: Clash): Pick<Reported, 'fix'> {
  const { command, holder, maker, over, run } = clash;
  const [first] = command.words;
  if (run.language !== 'shell' || !first || command.wrappers.length > 0 || command.pipe) return {};
  const { end, start } = run.toSource(first.span);
  if (over === 'beside')
    return { fix: { safety: 'review', edits: [{ span: span(end, end), newText: ` ${inGroup(clash)}` }] } };
  if (over !== 'id' || !isRemovable(clash)) return {};
  const newText = `${removal(maker, holder.name)} && `;
  return { fix: { safety: 'review', edits: [{ span: span(start, start), newText }] } };
}
