import { accountClashOn, askingForAccounts } from '../ownership/account-clash';
import { baseName } from '../path/path';
import { defineDetector, withChanges, yes } from './requirement';

/** Names and numbers of accounts that the file makes. */
export default defineDetector({
  id: 'new-account',
  description:
    'An account or a group cannot be made where the base has one of that name or number: the build stops.',
  examples: [
    {
      title: 'A name that the images of .NET have',
      dockerfile: `FROM debian:trixie-slim
RUN useradd --system --no-create-home app
COPY bin/relay /usr/local/bin/relay
USER app
CMD ["relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'ubuntu:24.04': 'yes',
        'mcr.microsoft.com/dotnet/runtime-deps:10.0-noble': 'with-changes',
      },
    },
    {
      title: 'A number that an account of Ubuntu has',
      dockerfile: `FROM debian:trixie-slim
RUN useradd --uid 1000 relay
COPY bin/relay /usr/local/bin/relay
USER relay
CMD ["relay"]
`,
      fits: { 'debian:trixie-slim': 'yes', 'ubuntu:24.04': 'with-changes', 'ubuntu:22.04': 'yes' },
    },
    {
      title: 'One that Alpine makes, with options of BusyBox',
      dockerfile: `FROM alpine:3.24
RUN addgroup -S relay && adduser -S -G relay relay
COPY bin/relay /usr/local/bin/relay
USER relay
CMD ["relay"]
`,
      fits: { 'alpine:3.24': 'yes' },
    },
    {
      title: 'One of the base is put into a group, and another is removed',
      dockerfile: `FROM ubuntu:24.04
RUN usermod -aG video www-data && userdel ubuntu
COPY bin/relay /usr/local/bin/relay
USER www-data
CMD ["relay"]
`,
      fits: {},
    },
    {
      title: 'None is made',
      dockerfile: `FROM debian:trixie-slim
COPY bin/relay /usr/local/bin/relay
USER 1000
CMD ["relay"]
`,
      fits: {},
    },
  ],
  *detect({ target }) {
    const asking = target ? askingForAccounts(target.view).slice(0, mostShown) : [];
    if (!target || asking.length === 0) return;
    yield {
      kind: 'new-account',
      value: { code: 'named-together', names: [...new Set(asking.map(({ wants }) => wants))] },
      certainty: 'certain',
      because: asking.map(({ command, run }) => ({
        reason: { code: 'is-called', program: baseName(command.name) },
        span: run.toSource(command.span),
      })),
      looksAt: ['accounts', 'shell', 'packageManagers', 'upstream', 'passwd', 'family'],
      meets: (image) => {
        const clash = accountClashOn(target.view, image);
        if (clash === undefined) return yes;
        const { holder, kind, over } = clash;
        return withChanges({
          code: 'account-taken',
          kind: over === 'beside' ? 'group' : kind,
          name: holder.name,
          id: over === 'id' ? holder.id : undefined,
        });
      },
    };
  },
});

const mostShown = 20;
