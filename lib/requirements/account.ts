import { accountOf, isRoot } from '../account/account';
import { accountNamed, allAccounts } from '../catalog/accounts';
import type { Catalog, CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { accountAt } from '../ownership/user';
import { packagesOf } from '../programs/image-programs';
import { defineDetector, notKnownFit, withChanges, yes } from './requirement';

/** An account by name. */
export default defineDetector({
  id: 'account',
  description:
    'USER by name is looked up in /etc/passwd of the image when the container starts; a number is not.',
  examples: [
    {
      title: 'A large number needs none either',
      dockerfile: `FROM node:24-trixie-slim
WORKDIR /app
COPY . .
USER 1000680000
CMD ["node", "server.js"]
`,
      fits: {},
    },
    {
      title: 'An account of the base',
      dockerfile: `FROM node:24-trixie-slim
WORKDIR /app
COPY . .
USER node
CMD ["node", "server.js"]
`,
      fits: {
        'node:24-alpine3.24': 'yes',
        'gcr.io/distroless/nodejs24-debian13:latest': 'with-changes',
        scratch: 'with-changes',
      },
    },
    {
      title: 'An account that RUN creates',
      dockerfile: `FROM debian:trixie-slim
RUN useradd --system relay
COPY bin/relay /usr/local/bin/relay
USER relay
CMD ["relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'alpine:3.24': 'yes',
        'gcr.io/distroless/base-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'A number needs no account',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM scratch
COPY --from=build /server /server
USER 65532:65532
ENTRYPOINT ["/server"]
`,
      fits: {},
    },
  ],
  *detect({ contents, target }) {
    const user = target?.stage.end.user;
    const name = user?.value?.split(':')[0];
    if (!target || !user?.span || !name || /^\d+$/.test(name)) return;
    const here = accountAt(target.view.end, name, 'user');
    const made = here.is === 'there' && here.reason.code === 'created-in-stage';
    yield {
      kind: 'account',
      value: { code: 'named', name: name },
      certainty: 'certain',
      because: [{ reason: { code: 'user-is', user: user.value }, span: user.span }],
      looksAt: ['shell', 'accounts', 'user', 'passwd', 'upstream'],
      meets: (image) => {
        const shell = valueOf(image.facts.shell);
        if (made) return shell === 'none' ? withChanges({ code: 'no-shell-for-account' }) : yes;
        const all = allAccounts(image);
        if (
          accountNamed(image, name) !== undefined ||
          valueOf(image.facts.user)?.name === name ||
          isRoot(accountOf(name)) ||
          (all === undefined && isOfDistribution(contents.catalog, image, name))
        )
          return yes;
        if (valueOf(image.facts.passwd) === false) return withChanges({ code: 'no-passwd', name });
        if (all !== undefined) return withChanges({ code: 'no-account', name });
        return notKnownFit({ code: 'account-not-known', name });
      },
    };
  },
});

/** Whether every image of the distribution has it. */
function isOfDistribution(catalog: Catalog, image: CatalogImage, name: string): boolean {
  return (
    valueOf(image.facts.passwd) !== false &&
    packagesOf(catalog, image)?.table.accounts?.users.includes(name) === true
  );
}
