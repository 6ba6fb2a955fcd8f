import type { Daemon, DaemonShelf } from '../../catalog/daemons';
import { sourceOf } from '../../catalog/values';
import type { Target } from '../../inspection';
import { baseName, usualPath } from '../../path/path';
import type { Command, ShellWord } from '../../shell/command';
import { waysOf } from '../../start/started';
import { fromSource } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'starts-in-background',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Start command that goes to the background',
  why: 'A container lives as long as the process it was started with. A daemon starts another process and ends, as it should on a machine; the container ends with it, and takes the other along.',
  remedy:
    'Start the program in the foreground: `nginx -g "daemon off;"`, `apachectl -D FOREGROUND`, `cron -f`.',
  symptoms: [
    'container exits immediately after start, exit code 0',
    'Exited (0) 1 second ago',
    'docker run nginx stops right away',
  ],
  references: [
    {
      title: 'One process in the foreground',
      url: 'https://docs.docker.com/engine/containers/multi-service_container/',
    },
    {
      title: 'Programs that do not go to the background',
      url: 'https://www.supervisord.org/subprocess.html#nondaemonizing-of-subprocesses',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'nginx by itself',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*\nCMD [[|"nginx"|]]\n',
      },
      {
        title: 'A service',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y apache2 && rm -rf /var/lib/apt/lists/*\nCMD [|service apache2 start|]\n',
      },
      {
        title: 'PM2',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN npm install -g pm2\nUSER node\nCMD ["pm2", [|"start"|], "app.js"]\n',
      },
      {
        title: 'An option that sends it there',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir gunicorn flask\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["gunicorn", "-b", "0.0.0.0:8000", [|"--daemon"|], "app:app"]\n',
      },
      {
        title: 'Tomcat in another window',
        dockerfile:
          'FROM tomcat:11.0-jre21-temurin-noble\nCOPY shop.war /usr/local/tomcat/webapps/\nUSER 1000\nCMD ["catalina.sh", [|"start"|]]\n',
      },
    ],
    good: [
      {
        title: 'Tomcat and Postfix that stay',
        dockerfile:
          'FROM tomcat:11.0-jre21-temurin-noble AS shop\nCOPY shop.war /usr/local/tomcat/webapps/\nUSER 1000\nCMD ["catalina.sh", "run"]\nFROM debian:trixie-slim\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y postfix && rm -rf /var/lib/apt/lists/*\nCOPY --from=shop /usr/local/tomcat/LICENSE /LICENSE\nCMD ["postfix", "start-fg"]\n',
      },
      {
        title: 'In the foreground',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
      },
      {
        title: 'Told to stay',
        dockerfile:
          'FROM redis:8.2-trixie AS store\nUSER 999\nCMD ["redis-server", "--daemonize", "no"]\nFROM alpine:3.24\nRUN apk add --no-cache lighttpd\nCOPY --from=store /data /data\nUSER 100\nCMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]\n',
      },
      {
        title: 'Something stays',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y cron && rm -rf /var/lib/apt/lists/*\nCMD cron && tail -f /var/log/cron.log\n',
      },
      {
        title: 'By its configuration',
        dockerfile: 'FROM nginx:1.31\nCOPY nginx.conf /etc/nginx/nginx.conf\nCMD ["nginx"]\n',
      },
    ],
  },
  *check({ catalog, dockerfile, target }) {
    const start = target?.start;
    if (!target || !start || start.inherited) return;
    for (const { commands, isSure } of waysOf(target.stage.end, start)) {
      const last = commands.at(-1);
      const daemon = last && daemonOf(catalog.daemons, last.command);
      if (
        !last ||
        !daemon ||
        isOwn(target, last.command) ||
        !endsAtOnce(target, daemon, last.command, dockerfile.text)
      )
        continue;
      const { args, words } = last.command;
      const word = args.find(({ text }) => daemon.subcommands?.includes(text ?? '')) ?? words[0];
      yield {
        span: start.shell ? last.spanOf(undefined) : last.spanOf(word),
        stage: target.stage.index,
        certainty: 'likely',
        ...(!isSure && { severity: 'warning', certainty: 'possible', consequence: 'may-fail' }),
        message: [
          `\`${shown(last.command, daemon)}\` goes to the background and ends`,
          { more: ': the container ends with it.' },
        ],
        remedy: remedyOf(daemon, word),
        evidence: [fromSource('That it goes to the background is written here.', sourceOf(daemon))],
      };
      return;
    }
  },
});

function remedyOf({ tell }: Daemon, word: ShellWord | undefined): string {
  if (tell !== undefined) return `Start it in the foreground: \`${tell}\`.`;
  if (word?.text?.startsWith('-') === true)
    return `Leave \`${word.written}\` out: then it stays in the foreground.`;
  return 'Start the program itself, in the foreground, without the script of the service.';
}

/** `php-fpm8.2` is `php-fpm`, `/etc/init.d/x` is a service. */
function daemonOf(daemons: DaemonShelf, { name = '' }: Command): Daemon | undefined {
  if (name.startsWith('/etc/init.d/')) return daemons('service');
  const program = baseName(name);
  return daemons(program) ?? daemons(program.replace(/(?<=[a-z])[\d.]{1,8}$/, ''));
}

/** A program that the file brings itself may be another one of that name. */
function isOwn({ view }: Target, { name = '' }: Command): boolean {
  if (name.includes('/') && !/^\/(?:usr\/(?:local\/)?)?s?bin\/[^/]+$|^\/etc\/init\.d\//.test(name))
    return true;
  const paths = name.includes('/') ? [name] : usualPath.split(':').map((each) => `${each}/${name}`);
  return view.chain.some(({ tree }) => paths.some((path) => tree.writes.has(path)));
}

function shown({ words }: Command, { last, subcommands }: Daemon): string {
  const told = words.find(({ text }) => subcommands?.includes(text ?? ''));
  const shownWords = last ? words : [...words.slice(0, 1), ...(told ? [told] : [])];
  return shownWords.map(({ written }) => written).join(' ');
}

function endsAtOnce(
  { base, image }: Target,
  { files = [], foreground = [], last, notIn, other = [], subcommands }: Daemon,
  { args, pipe, redirects, runs }: Command,
  text: string,
): boolean {
  if (runs !== 'always' || pipe || redirects.some(({ operator }) => operator.startsWith('<'))) return false;
  const words = args.map((word) => word.text);
  if (words.some((word) => word === undefined || word.includes('$'))) return false;
  if (last && !last.includes(words.at(-1) ?? '')) return false;
  if (subcommands && !words.some((word) => subcommands.includes(word ?? ''))) return false;
  if (words.some((word) => other.includes(word ?? ''))) return false;
  if (words.some((word) => foreground.some((each) => keepsInFront(word ?? '', each)))) return false;
  if (notIn !== undefined && image?.traits.ownLanguage?.name === notIn) return false;
  // What an image nobody knows says in its files is not known.
  if (files.length > 0 && !image && base.root.kind !== 'scratch') return false;
  return !files.some((name) => text.includes(name));
}

/** The word itself, a text that holds it, or a letter among others. */
function keepsInFront(word: string, option: string): boolean {
  if (word === option || word.includes(`${option};`)) return true;
  return option.length === 2 && /^-[A-Za-z0-9]{1,8}$/.test(word) && word.includes(option.charAt(1));
}
