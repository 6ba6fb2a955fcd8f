import { accountOf, isRoot } from '../../account/account';
import type { Inspection } from '../../inspection';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'nginx-without-root',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'nginx as another user, with the settings for root',
  why: 'The official image is made to be started by root: its `nginx.conf` writes `/run/nginx.pid` and makes directories in `/var/cache/nginx`, which belong to root. After `USER` nginx ends with “Permission denied” before it serves anything.',
  remedy:
    'Use `nginxinc/nginx-unprivileged`, or move the pid file and the caches to a place the user may write to.',
  symptoms: [
    'nginx: [emerg] open() "/run/nginx.pid" failed (13: Permission denied)',
    'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
  ],
  references: [
    {
      title: 'The nginx image: running nginx as a non-root user',
      url: 'https://github.com/docker-library/docs/blob/master/nginx/content.md',
    },
    {
      title: 'An unprivileged nginx image',
      url: 'https://github.com/nginx/docker-nginx-unprivileged',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'USER alone',
        dockerfile:
          'FROM nginx:1.31-alpine\nCOPY dist /usr/share/nginx/html\nCOPY site.conf /etc/nginx/conf.d/default.conf\nEXPOSE 8080\nUSER [|101|]\n',
      },
    ],
    good: [
      {
        title: 'Settings of its own',
        dockerfile:
          'FROM nginx:1.31-alpine\nCOPY nginx.conf /etc/nginx/nginx.conf\nCOPY dist /usr/share/nginx/html\nUSER 101\n',
      },
      {
        title: 'The directories handed over',
        dockerfile:
          'FROM nginx:1.31-alpine\nRUN touch /run/nginx.pid && chown -R 101 /run/nginx.pid /var/cache/nginx\nCOPY site.conf /etc/nginx/conf.d/default.conf\nUSER 101\n',
      },
      {
        title: 'Started by root, which hands over itself',
        dockerfile: 'FROM nginx:1.31-alpine\nCOPY dist /usr/share/nginx/html\n',
      },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    const writes = target?.image?.traits.writesAtStart;
    if (!target?.image || !writes || !target.userSpan) return;
    const user = target.stage.end.user?.value?.split(':')[0];
    if (user === undefined || user === '' || isRoot(accountOf(user)) || user.includes('$')) return;
    const words = target.start?.argv.map(({ text }) => text) ?? [];
    if (!words.includes(writes.program) || words.some((text) => text === '-c' || /\bpid\b/.test(text ?? '')))
      return;
    if (hasOtherSettings(inspection)) return;
    yield {
      span: target.userSpan,
      stage: target.stage.index,
      certainty: 'likely',
      message: [
        `${writes.program} runs as \`${user}\`, but its settings in \`${target.image.reference}\` write ${writes.paths.map((path) => `\`${path}\``).join(' and ')}, which belong to root`,
        { more: ': it will not start (“Permission denied”).' },
      ],
      remedy:
        'Copy an `nginx.conf` with `pid /tmp/nginx.pid;` and `…_temp_path` below `/tmp`, or use `nginxinc/nginx-unprivileged`.',
      evidence: [fromFact(`${target.image.reference} starts as root.`, target.image.facts.user)],
    };
  },
});

/** What may move the pid file, or hand its place over. */
const changes = /\/run\b|nginx\.pid|\/etc\/nginx\/?(["'\]\s]|$)|nginx\.conf|\/etc\/?["'\]]?$|setcap|\.sh\b/m;

function hasOtherSettings({ dockerfile, final }: Inspection): boolean {
  return final.some(
    ({ stage, tree }) =>
      tree.unknowns.some(({ path }) => path === '/' || path.startsWith('/etc')) ||
      stage.steps.some(({ instruction, run }) => {
        const { keyword } = instruction;
        if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add' && keyword !== 'volume')
          return false;
        const text = run?.text ?? dockerfile.text.slice(instruction.span.start, instruction.span.end);
        return changes.test(text);
      }),
  );
}
