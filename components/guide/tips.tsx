import { TextLink } from '../ui/text-link';
import type { Guide } from './guide';
import { Heading } from './heading';
import { issue, sources } from './sources';

export const tips: Guide = {
  slug: 'tips',
  title: 'What people stumble over',
  description: 'The errors people meet on small base images, what each means, and the line that cures it.',
  sources: [sources.dockerfileReference, sources.distroless],
  Body,
};

type Tip = {
  readonly says: string;
  readonly means: string;
  readonly cure: string;
  readonly rule?: string;
  readonly met: readonly [string, number];
};

const groups: readonly { readonly title: string; readonly tips: readonly Tip[] }[] = [
  {
    title: 'It does not start',
    tips: [
      {
        says: 'exec /app: no such file or directory',
        means: 'The file is there; the loader or interpreter it names is not.',
        cure: 'Link statically, or take a base with the C library it was linked with.',
        rule: 'dynamic-binary-without-loader',
        met: ['GoogleContainerTools/distroless', 562],
      },
      {
        says: 'version `GLIBC_2.38’ not found',
        means: 'The builder’s glibc is newer than the one in the final image.',
        cure: 'Pin the builder to the distribution release of the base, or move the base.',
        rule: 'glibc-too-old',
        met: ['GoogleContainerTools/distroless', 1342],
      },
      {
        says: 'libgcc_s.so.1: cannot open shared object file',
        means: 'Rust, C++ and cgo programs need the compiler’s run-time library.',
        cure: 'Take Distroless cc or its kin, or link statically.',
        rule: 'shared-library-missing',
        met: ['GoogleContainerTools/distroless', 162],
      },
      {
        says: 'exec: "/bin/sh": stat /bin/sh: no such file or directory',
        means: 'A command in shell form, in an image without a shell.',
        cure: 'Write it as a JSON array: CMD ["/app"].',
        rule: 'command-without-shell',
        met: ['GoogleContainerTools/distroless', 745],
      },
      {
        says: 'Cannot find module ‘/app/node’',
        means: 'The base already starts node; CMD repeats it.',
        cure: 'CMD ["server.js"], without node.',
        rule: 'entrypoint-repeated',
        met: ['GoogleContainerTools/distroless', 1558],
      },
      {
        says: 'unable to find user app: no matching entries in passwd file',
        means: 'USER gives a name the final image does not know.',
        cure: 'USER 65532:65532.',
        rule: 'user-not-found',
        met: ['spiffe/spire', 3702],
      },
    ],
  },
  {
    title: 'It starts and then fails',
    tips: [
      {
        says: 'x509: certificate signed by unknown authority',
        means: 'There are no root certificates, or not the one of your own authority.',
        cure: 'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
        rule: 'ca-certificates-missing',
        met: ['harshavardhana/s3www', 7],
      },
      {
        says: 'unknown time zone Europe/Berlin',
        means: 'No time-zone files. C programs say nothing and print UTC.',
        cure: 'Install tzdata, copy /usr/share/zoneinfo, or build Go with -tags timetzdata.',
        rule: 'time-zone-data-missing',
        met: ['docker-library/golang', 477],
      },
      {
        says: 'permission denied',
        means: 'The program runs as another user than the owner of its directory.',
        cure: 'COPY --chown=65532:65532 a directory made for it.',
        rule: 'not-writable-by-user',
        met: ['GoogleContainerTools/distroless', 427],
      },
      {
        says: 'bind: permission denied, on port 80',
        means: 'Works in plain Docker, not where unprivileged ports start at 1024.',
        cure: 'Listen on 8080 and map the port.',
        rule: 'privileged-port',
        met: ['moby/moby', 8460],
      },
      {
        says: 'Error loading shared library ld-linux-x86-64.so.2',
        means: 'A module or jar brought a binary for glibc; the image has musl.',
        cure: 'Install the dependencies on the same C library, or take a base with glibc.',
        rule: 'libc-mismatch',
        met: ['nodejs/docker-node', 692],
      },
      {
        says: 'ModuleNotFoundError after copying a virtual environment',
        means: 'It points at the builder’s interpreter, and at its minor version.',
        cure: 'Use the same path and version in both stages, or pip install --target and PYTHONPATH.',
        rule: 'runtime-version-mismatch',
        met: ['docker-library/python', 191],
      },
      {
        says: 'Couldn’t find a valid ICU package',
        means: 'Small .NET images leave cultures out.',
        cure: 'Take the variant called extra, or set invariant mode knowingly.',
        met: ['dotnet/dotnet-docker', 3844],
      },
    ],
  },
  {
    title: 'It no longer builds',
    tips: [
      {
        says: 'apk: Unable to lock database: Permission denied',
        means: 'The base does not start as root.',
        cure: 'USER root before installing, and back to a number after.',
        rule: 'package-manager-without-root',
        met: ['chainguard-images/images', 298],
      },
      {
        says: 'does not have a Release file',
        means: 'The distribution is out of support and its packages have moved to an archive.',
        cure: 'Move to a supported release; the archive gets no fixes.',
        rule: 'base-end-of-life',
        met: ['debuerreotype/docker-debian-artifacts', 245],
      },
      {
        says: 'manifest unknown',
        means: 'The tag was withdrawn, or the publisher has moved it.',
        cure: 'Look the image up in the catalog: what was retired says since when, and where to.',
        rule: 'base-retired',
        met: ['bitnami/containers', 83267],
      },
    ],
  },
];

function Body() {
  return (
    <>
      <p>
        Look for the words you see. Each links to where somebody met it, and to the rule that finds it
        beforehand.
      </p>
      {groups.map((group) => (
        <section key={group.title}>
          <Heading>{group.title}</Heading>
          <dl className="mt-3">
            {group.tips.map((tip) => (
              <Entry key={tip.says} tip={tip} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Entry({ tip: { says, means, cure, rule, met } }: { readonly tip: Tip }) {
  return (
    <div className="border-t border-line py-3">
      <dt>
        <code>{says}</code>
      </dt>
      <dd className="mt-1 text-base">
        <p>{means}</p>
        <p className="mt-0.5 font-medium">{cure}</p>
        <p className="mt-0.5 flex gap-4 text-sm">
          {rule && <TextLink href={`/rules/${rule}`}>The rule</TextLink>}
          <TextLink href={issue(met[0], met[1])}>Where it was met</TextLink>
        </p>
      </dd>
    </div>
  );
}
