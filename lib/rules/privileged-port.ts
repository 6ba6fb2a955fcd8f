import { fromFact } from './evidence';
import { defineRule } from './rule';

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
    ],
    good: [
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
    if (name === undefined || name === '' || name === '0' || name === 'root') return;
    const low = exposed.find(({ value, span }) => span !== undefined && value.port < 1024);
    if (!low?.span) return;
    yield {
      span: low.span,
      stage: target.stage.index,
      certainty: 'possible',
      message: `Port ${low.value.port} is below 1024 and the container runs as \`${name}\`: that works in plain Docker, but with host networking or where \`net.ipv4.ip_unprivileged_port_start\` is 1024, as in some Kubernetes set-ups, binding it is refused.`,
      remedy: `Listen on ${low.value.port === 443 ? 8443 : 8080} and map the port outside.`,
      evidence: user?.span
        ? [{ text: 'The user is set here.', span: user.span }]
        : fact
          ? [fromFact(`The user of \`${target.image?.reference}\`.`, fact)]
          : [],
    };
  },
});
