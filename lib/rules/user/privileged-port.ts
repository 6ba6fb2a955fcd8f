import { accountOf, isRoot } from '../../account/account';
import type { Target } from '../../inspection';
import type { Span } from '../../text/span';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

export default defineRule({
  id: 'privileged-port',
  severity: 'info',
  consequence: 'risk',
  title: 'Port below 1024 without root',
  why: 'Docker 20.10 and newer let every user bind any port inside a container. Kubernetes with older container runtimes, host networking and older engines do not: there the program gets "permission denied".',
  remedy: 'Listen on a port from 1024 on and map it.',
  symptoms: [
    'listen tcp :80: bind: permission denied',
    '(13)Permission denied: AH00072: make_sock: could not bind',
  ],
  references: [
    { title: 'ip_unprivileged_port_start', url: 'https://docs.kernel.org/networking/ip-sysctl.html' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Port 80',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nEXPOSE [|80|]\nCMD ["/app"]\n',
      },
      {
        title: 'In the start command',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY . /app\nUSER 1000\nCMD ["gunicorn", "--bind", [|"0.0.0.0:80"|], "app:app"]\n',
      },
    ],
    good: [
      {
        title: 'The first port that is not privileged',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nEXPOSE 1024\nCMD ["/app"]\n',
      },
      {
        title: 'The same in the start command',
        dockerfile:
          'FROM python:3.13-slim-trixie\nCOPY . /app\nUSER 1000\nCMD ["gunicorn", "--bind", "0.0.0.0:1024", "app:app"]\n',
      },
      {
        title: 'Port 8080',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nEXPOSE 8080\nCMD ["/app"]\n',
      },
    ],
  },
  *check({ target }) {
    if (!target) return;
    const { user, exposed } = target.stage.end;
    const fact = target.image?.facts.user;
    const name = user?.span
      ? user.value?.split(':')[0]
      : fact?.known
        ? String(fact.value.uid ?? fact.value.name ?? '')
        : undefined;
    if (name === undefined || name === '' || isRoot(accountOf(name))) return;
    const low = exposed.find(({ value, span }) => span !== undefined && value.port < 1024);
    const listened = low?.span ? { port: low.value.port, span: low.span } : listenedPort(target);
    if (!listened || listened.port >= 1024) return;
    yield {
      span: listened.span,
      stage: target.stage.index,
      certainty: 'possible',
      message: `Port ${listened.port} is below 1024 and the container runs as \`${name}\`: that works in plain Docker, but with host networking or where \`net.ipv4.ip_unprivileged_port_start\` is 1024, as in some Kubernetes set-ups, binding it is refused.`,
      remedy: `Listen on ${listened.port === 443 ? 8443 : 8080} and map the port outside.`,
      evidence: user?.span
        ? [{ text: 'The user is set here.', span: user.span }]
        : fact
          ? [fromFact(`The user of \`${target.image?.reference}\`.`, fact)]
          : [],
    };
  },
});

const addresses = /^(?:(?:0\.0\.0\.0|127\.0\.0\.1|\[::\]|localhost|\*)?:)(\d{1,4})$/;

/** The port a start command is told to listen on: `--bind 0.0.0.0:80`, `--port 80`. */
function listenedPort({ start }: Target): { readonly port: number; readonly span: Span } | undefined {
  const words = start?.inherited === false ? start.argv : [];
  for (const [index, { span, text }] of words.entries()) {
    if (text === undefined || span === undefined) continue;
    const [, option, attached] = /^(--?(?:bind|b|port|listen|addr|address|p))(?:=(.*))?$/.exec(text) ?? [];
    if (option === undefined) continue;
    const next = words[index + 1];
    const value = attached ?? next?.text ?? '';
    const port =
      addresses.exec(value)?.[1] ?? (/port$/.test(option) ? /^\d{1,4}$/.exec(value)?.[0] : undefined);
    const at = attached === undefined ? next?.span : span;
    if (port !== undefined && Number(port) > 0 && at) return { port: Number(port), span: at };
  }
  return undefined;
}
