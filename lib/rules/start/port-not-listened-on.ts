import type { CatalogImage } from '../../catalog/image';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import type { Launch } from '../../start/launch';
import { isToldOtherwise, type Listens, listensIn } from '../../start/ports';
import type { Span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'port-not-listened-on',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'Port on which the program of the base does not listen',
  why: 'ASP.NET Core images listen on port 8080 since .NET 8, and the unprivileged nginx image does so too. A port 80 that is exposed, or asked by a health check, is then one where nobody answers, unless the program itself is told to listen there.',
  remedy: 'Name the port the image listens on, or set it with the variable of the image.',
  symptoms: [
    'curl: (7) Failed to connect to localhost port 80: Connection refused',
    'Now listening on: http://[::]:8080',
    'Container failed to start and then listen on the port',
  ],
  references: [
    {
      title: '.NET 8: the default port of ASP.NET Core is 8080',
      url: 'https://learn.microsoft.com/en-us/dotnet/core/compatibility/containers/8.0/aspnet-port',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The port of .NET 7',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine\nEXPOSE [|80|]\nCOPY out /app\nUSER app\nENTRYPOINT ["dotnet", "/app/Shop.dll"]\n',
        fixed:
          'FROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine\nEXPOSE 8080\nCOPY out /app\nUSER app\nENTRYPOINT ["dotnet", "/app/Shop.dll"]\n',
      },
      {
        title: 'A health check that asks the other port',
        dockerfile:
          'FROM nginxinc/nginx-unprivileged:1.29-alpine\nCOPY site /usr/share/nginx/html\nHEALTHCHECK CMD [|wget -qO- http://localhost/|] || exit 1\n',
      },
    ],
    good: [
      {
        title: 'The port is set',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine\nENV ASPNETCORE_HTTP_PORTS=80\nEXPOSE 80\nCOPY out /app\nUSER app\nENTRYPOINT ["dotnet", "/app/Shop.dll"]\n',
      },
      {
        title: '.NET 6 listens on 80',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/aspnet:6.0-alpine\nEXPOSE 80\nCOPY out /app\nENTRYPOINT ["dotnet", "/app/Shop.dll"]\n',
      },
      {
        title: 'A configuration of its own',
        dockerfile:
          'FROM nginxinc/nginx-unprivileged:1.29-alpine\nCOPY nginx.conf /etc/nginx/conf.d/default.conf\nEXPOSE 80\n',
      },
    ],
  },
  *check({ target }) {
    const { image } = target ?? {};
    if (!target || !image) return;
    const listens = listensIn(image);
    if (!listens || isToldOtherwise(target, listens)) return;
    const { exposed } = target.stage.end;
    const own = exposed.filter(({ span, value }) => span !== undefined && value.protocol === 'tcp');
    const wrong = own.find(({ value }) => value.port === listens.mistaken);
    if (wrong?.span && !own.some(({ value }) => value.port === listens.port))
      yield ofExposed(image, target.view, listens, wrong.span);
    const asked = target.healthcheck && askedAt(target.healthcheck, listens.mistaken);
    if (asked) yield ofHealthcheck(image, target.view, listens, asked);
  },
});

const local = /^(https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::(\d{1,5}))?(?:[/?#].*)?$/;

/** Where a health check asks a port of the container itself. */
function askedAt(launch: Launch, port: number): Span | undefined {
  if (launch.shell === undefined)
    return launch.argv.some(({ text }) => text !== undefined && asks(text, port)) ? launch.span : undefined;
  for (const { command, span } of launch.commands)
    if (command.args.some(({ text }) => text !== undefined && asks(text, port))) return span;
  return undefined;
}

/** An address without a port means that of its scheme, and a name alone is none. */
function asks(text: string, port: number): boolean {
  const [, scheme, written] = local.exec(text) ?? [];
  if (written !== undefined) return Number(written) === port;
  return scheme === 'http://' && port === 80;
}

function ofExposed(image: CatalogImage, view: StageView, listens: Listens, span: Span): Reported {
  const { port, mistaken } = listens;
  const { text } = view.contents.graph.dockerfile;
  const written = text.slice(span.start, span.end);
  return {
    ...common(view, listens),
    span,
    message: `\`EXPOSE ${mistaken}\` names a port where nobody answers: \`${image.reference}\` listens on ${port}, and nothing here tells the program another.`,
    ...(written === String(mistaken) && {
      fix: { safety: 'review' as const, edits: [{ span, newText: String(port) }] },
    }),
  };
}

function ofHealthcheck(image: CatalogImage, view: StageView, listens: Listens, span: Span): Reported {
  const { port, mistaken } = listens;
  return {
    ...common(view, listens),
    span,
    message: `The health check asks port ${mistaken}, and \`${image.reference}\` listens on ${port}, unless the program itself says another: every check fails.`,
  };
}

function common(view: StageView, listens: Listens): Omit<Reported, 'span' | 'message'> {
  const [variable = ''] = listens.unless.filter((each) => each.endsWith('_PORTS'));
  return {
    stage: view.stage.index,
    certainty: 'possible',
    remedy:
      variable === ''
        ? `Write ${listens.port}.`
        : `Write ${listens.port}, or set \`${variable}=${listens.mistaken}\`.`,
    evidence: [fromSource('The port of the image.', sourceOf(listens))],
  };
}
