// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell variables, not ours
import { describe, expect, test } from 'vitest';
import { findSecrets } from './find';

/** Made up here, put together from halves so that no scanner takes this file for a leak. */
const mixed = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7fG9hJ';
const hex = '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';
const ghp = `gh${'p_'}${mixed.slice(0, 36)}`;

function found(text: string): { value: string; kind: string; certainty: string; what: string }[] {
  return findSecrets(text).map(({ span, kind, certainty, what }) => ({
    value: text.slice(span.start, span.end),
    kind,
    certainty,
    what,
  }));
}

describe('tokens known by their form, wherever they stand', () => {
  const tokens: readonly [kind: string, token: string][] = [
    ['aws-access-key', `AKI${'A'}QWERTYUIOP234567`],
    ['aws-access-key', `ASI${'A'}QWERTYUIOP234567`],
    ['github-token', ghp],
    ['github-token', `gh${'s_'}${mixed.slice(0, 36)}`],
    ['github-token', `github_${'pat_'}${mixed.slice(0, 22)}_${(mixed + mixed).slice(0, 59)}`],
    ['gitlab-token', `glp${'at-'}${mixed.slice(0, 20)}`],
    ['gitlab-token', `gld${'t-'}${mixed.slice(0, 20)}`],
    ['slack-token', `xox${'b-'}2314123412-2341234123412-${mixed.slice(0, 24)}`],
    ['slack-token', `xap${'p-'}1-A0123456789-${mixed.slice(0, 24)}`],
    ['stripe-key', `sk_${'live_'}${mixed.slice(0, 24)}`],
    ['stripe-key', `rk_${'test_'}${mixed.slice(0, 24)}`],
    ['npm-token', `npm${'_'}${mixed.slice(0, 36)}`],
    ['pypi-token', `pypi-${'AgE'}IcHlwaS5vcmc${mixed}${mixed}`],
    ['google-api-key', `AIz${'a'}${mixed.slice(0, 35)}`],
    ['google-oauth-secret', `GOC${'SPX-'}${mixed.slice(0, 28)}`],
    ['docker-token', `dckr_${'pat_'}${mixed.slice(0, 27)}`],
    ['anthropic-key', `sk-${'ant-'}api03-${mixed}`],
    ['openai-key', `sk-${'proj-'}${mixed}`],
    ['hugging-face-token', `hf${'_'}${mixed.slice(0, 34)}`],
    ['sendgrid-key', `S${'G.'}${mixed.slice(0, 22)}.${mixed.slice(0, 43)}`],
    ['digitalocean-token', `dop_${'v1_'}${hex}`],
    ['vault-token', `hv${'s.'}${mixed.slice(0, 24)}`],
    ['databricks-token', `dap${'i'}${hex.slice(0, 32)}`],
    ['shopify-token', `shp${'at_'}${hex.slice(0, 32)}`],
    ['telegram-token', `123456789:${'AA'}${mixed.slice(0, 33)}`],
    ['rubygems-key', `rubygems${'_'}${hex.slice(0, 48)}`],
    ['json-web-token', `${'ey'}JhbGciOiJIUzI1NiJ9.${'ey'}JzdWIiOiIxMjM0In0.${mixed}`],
  ];

  test.each(tokens)('%s in RUN, ENV, a comment and no instruction at all', (kind, token) => {
    for (const text of [
      `FROM alpine\nRUN login ${token} && echo done`,
      `FROM alpine\nENV SOMETHING=${token}`,
      `FROM alpine\nENV SOMETHING="${token}"\n`,
      `FROM alpine\n# was: ${token}\nRUN true`,
      token,
    ]) {
      expect(found(text)).toMatchObject([{ value: token, kind, certainty: 'certain' }]);
    }
  });

  test('names the kind and shows only what says nothing', () => {
    const [secret] = findSecrets(`FROM alpine\nENV GITHUB_TOKEN=${ghp}`);
    expect(secret).toMatchObject({
      what: 'GitHub token in ENV',
      masked: 'ghp_••••',
      place: 'env',
      redacted: false,
    });
  });

  test('a key that documentation uses is only possible', () => {
    expect(found(`ENV KEY_ID=AKI${'A'}IOSFODNN7EXAMPLE`)).toMatchObject([{ certainty: 'possible' }]);
  });

  test.each([
    ['a publishable Stripe key', `ENV X=pk_${'live_'}${mixed.slice(0, 24)}`],
    ['a word with the same beginning', 'RUN npm_config_cache=/tmp npm ci && echo AKIA && ghp_x'],
    ['a digest', `FROM alpine@sha256:${hex}`],
    ['a checksum', `RUN echo "${hex}  file.tgz" | sha256sum -c -`],
    ['a git commit', `ARG COMMIT=${hex.slice(0, 40)}`],
    ['a GPG fingerprint', 'ENV GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568'],
    ['a base64 image', `LABEL icon="data:image/png;base64,${mixed}${mixed}"`],
  ])('nothing: %s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('private keys', () => {
  const body = `${mixed}abcdefghijklmnopqrst\n${mixed}uvwxyzabcdefghijklmn\nAB3=`;
  test.each(['', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED '])('%sPRIVATE KEY over lines', (name) => {
    const block = `-----BEGIN ${name}PRIVATE KEY-----\n${body}\n-----END ${name}PRIVATE KEY-----`;
    expect(found(`FROM alpine\nCOPY <<EOF /key\n${block}\nEOF\nRUN true`)).toMatchObject([
      {
        kind: 'private-key',
        value: `\n${body}\n`,
        certainty: 'certain',
        what: 'private key in a here-document of COPY',
      },
    ]);
  });

  test('in one line with written line ends', () => {
    const text = `ENV SSH_PRIVATE_KEY="-----BEGIN RSA PRIVATE KEY-----\\n${mixed}\\n-----END RSA PRIVATE KEY-----"`;
    expect(found(text)).toMatchObject([{ kind: 'private-key' }]);
    expect(found(text)[0]?.value).toContain(mixed);
  });

  test('never closed: only the lines of the key', () => {
    const text = `RUN echo "-----BEGIN PRIVATE KEY-----\\\n${mixed}\\\n${mixed}" > k\nRUN echo hello`;
    expect(found(text)[0]?.value).not.toContain('hello');
    expect(found(text)[0]?.value).toContain(mixed);
  });

  test.each([
    'RUN grep -q -- "-----BEGIN PRIVATE KEY-----" key.pem\nRUN apt-get update && apt-get install -y ca-certificates',
    `RUN echo "-----BEGIN CERTIFICATE-----\n${mixed}${mixed}\n-----END CERTIFICATE-----"`,
    `RUN echo "-----BEGIN PUBLIC KEY-----\n${mixed}${mixed}\n-----END PUBLIC KEY-----"`,
    'RUN sed -n "/-----BEGIN RSA PRIVATE KEY-----/,/-----END RSA PRIVATE KEY-----/p" bundle',
  ])('nothing: %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('literal values under a name that means a secret', () => {
  const cases: readonly [text: string, value: string, certainty: string, what: string][] = [
    ['ENV DB_PASSWORD=hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV A=b DB_PASSWORD="hun ter2" C=d', 'hun ter2', 'possible', 'password in ENV'],
    ["ENV DB_PASSWORD='hunt$er2'", 'hunt$er2', 'likely', 'password in ENV'],
    ['ENV DB_PASSWORD hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV DB_PASSWORD "hunter2"', 'hunter2', 'likely', 'password in ENV'],
    ['env db_password=hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV A=1 \\\n    DB_PASSWORD=hunter2 \\\n    B=2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV A=1 \\\n# why\n\n    DB_PASSWORD=hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV POSTGRES_PASSWORD=postgres', 'postgres', 'likely', 'password in ENV'],
    ['ENV MYSQL_ROOT_PASSWORD=123456', '123456', 'likely', 'password in ENV'],
    ['ENV PGPASSWORD=hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV MYSQL_PWD=hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ENV DB_PASS=hunter2', 'hunter2', 'likely', 'password in ENV'],
    ['ARG NPM_TOKEN=d2f6a1b7', 'd2f6a1b7', 'likely', 'token in ARG'],
    ['ARG TOKEN="d2f6a1b7"', 'd2f6a1b7', 'likely', 'token in ARG'],
    [`ENV API_KEY=${mixed}`, mixed, 'certain', 'key in ENV'],
    ['ENV APIKEY=f00dbeef', 'f00dbeef', 'likely', 'key in ENV'],
    ['ENV CLIENT_SECRET=f00dbeef', 'f00dbeef', 'likely', 'secret in ENV'],
    ['ENV clientSecret=f00dbeef', 'f00dbeef', 'likely', 'secret in ENV'],
    [`ENV SECRET_KEY_BASE=${hex}`, hex, 'certain', 'key in ENV'],
    ['ENV DJANGO_SECRET_KEY=s3kr1t!', 's3kr1t!', 'likely', 'key in ENV'],
    [`ENV APP_KEY=base64:${mixed}=`, `base64:${mixed}=`, 'certain', 'key in ENV'],
    [
      'ENV AWS_SECRET_ACCESS_KEY=/wJalrXUtnFEMI0K7MDENGbPxRfiCYzz1zz2zz3z',
      '/wJalrXUtnFEMI0K7MDENGbPxRfiCYzz1zz2zz3z',
      'certain',
      'key in ENV',
    ],
    ['LABEL com.example.password=hunter2', 'hunter2', 'likely', 'password in LABEL'],
    ['RUN export DB_PASSWORD=hunter2 && make', 'hunter2', 'likely', 'password in RUN'],
    ['RUN DB_PASSWORD=hunter2; make', 'hunter2', 'likely', 'password in RUN'],
    ['RUN sh -c "DB_PASSWORD=hunter2 make" && echo "x"', 'hunter2', 'likely', 'password in RUN'],
    ['RUN ["sh", "-c", "DB_PASSWORD=hunter2 make"]', 'hunter2', 'likely', 'password in RUN'],
    ['RUN ["sh", "-c", "DB_PASSWORD=\\"hunter2\\" make"]', 'hunter2', 'likely', 'password in RUN'],
    ['RUN docker build --build-arg NPM_TOKEN=d2f6a1b7 .', 'd2f6a1b7', 'likely', 'token in RUN'],
    ['RUN mvn -Dgpg.passphrase=hunter2 deploy', 'hunter2', 'likely', 'password in RUN'],
    ['RUN mysql --password=hunter2 -e "x"', 'hunter2', 'likely', 'password in RUN'],
    ['RUN az login --password hunter2', 'hunter2', 'likely', 'password in RUN'],
    ["RUN az login --password 'hunter2'", 'hunter2', 'likely', 'password in RUN'],
    ['RUN svn co --username u --password hunter2 svn://x', 'hunter2', 'likely', 'password in RUN'],
    ['RUN echo "//registry.npmjs.org/:_authToken=d2f6a1b7" > .npmrc', 'd2f6a1b7', 'likely', 'token in RUN'],
    [`RUN npm config set _auth=${mixed}`, mixed, 'certain', 'credentials in RUN'],
    [`RUN echo '{"auths":{"r":{"auth":"${mixed}"}}}' > config.json`, mixed, 'certain', 'credentials in RUN'],
    ['RUN curl -H "Authorization: Bearer d2f6a1b7c8" https://x', 'd2f6a1b7c8', 'likely', 'token in RUN'],
    ["RUN curl -H 'PRIVATE-TOKEN: d2f6a1b7c8' https://x", 'd2f6a1b7c8', 'likely', 'token in RUN'],
    ['RUN curl -H "X-Api-Key: d2f6a1b7c8" https://x', 'd2f6a1b7c8', 'likely', 'token in RUN'],
    ['RUN curl -u admin:hunter2 https://x', 'hunter2', 'likely', 'password in RUN'],
    ['RUN curl --user "admin:hunter2" https://x', 'hunter2', 'likely', 'password in RUN'],
    ['RUN echo "root:Docker!" | chpasswd', 'Docker!', 'likely', 'password in RUN'],
    ['RUN sshpass -p hunter2 ssh h', 'hunter2', 'likely', 'password in RUN'],
    ['RUN docker login -u me -p hunter2 registry', 'hunter2', 'likely', 'password in RUN'],
    ['RUN echo "machine h login u password hunter2" > ~/.netrc', 'hunter2', 'likely', 'password in RUN'],
    ['RUN git clone https://me:hunter2@example.com/x.git', 'hunter2', 'likely', 'password in RUN'],
    [`RUN git clone https://${mixed}@example.com/x.git`, mixed, 'certain', 'credentials in RUN'],
    ['ENV DATABASE_URL=postgres://app:hunter2@db:5432/app', 'hunter2', 'likely', 'password in ENV'],
    ['ENV REDIS_URL=redis://:hunter2@cache:6379', 'hunter2', 'likely', 'password in ENV'],
    ['ADD https://me:hunter2@example.com/x.tgz /', 'hunter2', 'likely', 'password in ADD'],
    ['RUN echo ${DB_PASSWORD:-hunter2}', 'hunter2', 'likely', 'password in RUN'],
    ['ENV DB_PASSWORD=${DB_PASSWORD:-hunter2}', 'hunter2', 'likely', 'password in ENV'],
    ['CMD ["app", "--api-key=f00dbeef"]', 'f00dbeef', 'likely', 'key in CMD'],
    ['ENTRYPOINT app --token f00dbeef', 'f00dbeef', 'likely', 'token in ENTRYPOINT'],
    ['# ENV DB_PASSWORD=hunter2', 'hunter2', 'likely', 'password in a comment'],
    ['RUN <<EOF\nexport DB_PASSWORD=hunter2\nEOF\nRUN true', 'hunter2', 'likely', 'password in RUN'],
    [
      'COPY <<EOF /c.yml\ndb:\n  password: hunter2\nEOF',
      'hunter2',
      'likely',
      'password in a here-document of COPY',
    ],
    [
      'COPY <<"EOF" /c.json\n{"password": "hunter2"}\nEOF',
      'hunter2',
      'likely',
      'password in a here-document of COPY',
    ],
    [
      'COPY <<-EOF /c.ini\n\tpassword = hunter2\n\tEOF',
      'hunter2',
      'likely',
      'password in a here-document of COPY',
    ],
    ['ENV DB_PASSWORD=hunter2\r\nRUN true\r\n', 'hunter2', 'likely', 'password in ENV'],
    ['# escape=`\nENV A=1 `\n DB_PASSWORD=hunter2', 'hunter2', 'likely', 'password in ENV'],
  ];
  test.each(cases)('%s', (text, value, certainty, what) => {
    expect(found(text)).toEqual([{ value, certainty, what, kind: expect.any(String) }]);
  });

  test.each([
    ['ENV DB_PASSWORD=changeme', 'changeme'],
    ['ENV DB_PASSWORD=change_me', 'change_me'],
    ['ENV DB_PASSWORD=password', 'password'],
    ['ENV SECRET_KEY=dummy', 'dummy'],
    ['ENV SECRET_KEY_BASE=placeholder', 'placeholder'],
    ['ENV API_KEY=your-api-key-here', 'your-api-key-here'],
    ['ENV API_KEY=API_KEY', 'API_KEY'],
    ['ARG TOKEN=example', 'example'],
    [
      'RUN SECRET_KEY=build-time-only-dummy-example ./manage.py collectstatic',
      'build-time-only-dummy-example',
    ],
    ['ENV DATABASE_URL=postgres://user:password@localhost/db', 'password'],
  ])('a placeholder is only possible: %s', (text, value) => {
    expect(found(text)).toMatchObject([{ value, certainty: 'possible' }]);
  });

  test('several in one file, in order', () => {
    const text = `ARG NPM_TOKEN=d2f6a1b7\nENV A_PASSWORD=one1 B_PASSWORD=two2\nRUN echo ${ghp}\n`;
    expect(found(text).map(({ value }) => value)).toEqual(['d2f6a1b7', 'one1', 'two2', ghp]);
  });
});

describe('nothing to hide', () => {
  test.each([
    '',
    'FROM scratch',
    'ARG TOKEN',
    'ARG TOKEN=',
    'ENV TOKEN=""',
    "ENV TOKEN=''",
    'ENV DB_PASSWORD=$DB_PASSWORD',
    'ENV DB_PASSWORD=${DB_PASSWORD}',
    'ENV DB_PASSWORD="${DB_PASSWORD:?must be set}"',
    'ENV DB_PASSWORD=${DB_PASSWORD:-}',
    'RUN DB_PASSWORD=$(cat /run/secrets/db) make',
    'RUN DB_PASSWORD="$(cat /run/secrets/db)" make',
    'RUN DB_PASSWORD=`cat /run/secrets/db` make',
    'RUN --mount=type=secret,id=npm_token NPM_TOKEN=$(cat /run/secrets/npm_token) npm ci',
    'RUN --mount=type=secret,id=token,env=TOKEN npm ci',
    'RUN --mount=type=secret,id=aws,target=/root/.aws/credentials aws s3 cp s3://a b',
    'RUN docker build --secret id=npm_token,src=.token .',
    'ENV TOKENIZERS_PARALLELISM=false',
    'ENV MAX_TOKENS=4096',
    'ENV MAX_TOKEN=4096',
    'ENV TOKEN_TTL=3600',
    'ENV TOKEN_EXPIRY=3600',
    'ENV TOKEN_URL=https://example.com/oauth/token',
    'ENV AUTH_TOKEN_URL=https://example.com/oauth/token',
    'ENV SECRET_NAME=my-app-db',
    'ENV SECRETS_DIR=/run/secrets',
    'ENV DB_PASSWORD_FILE=/run/secrets/db_password',
    'ENV MYSQL_ROOT_PASSWORD_FILE=/run/secrets/db',
    'ENV DB_PASSWORD=/run/secrets/db',
    'ENV SSH_PRIVATE_KEY=/root/.ssh/id_rsa',
    'ENV GOOGLE_APPLICATION_CREDENTIALS=/app/key.json',
    'ENV AWS_SHARED_CREDENTIALS=~/.aws/credentials',
    'ENV PRIVATE_KEY=./keys/private.pem',
    'ENV PASSWORD_MIN_LENGTH=12',
    'ENV ENABLE_PASSWORD=true',
    'ENV REQUIRE_TOKEN=yes',
    'ENV ALLOW_EMPTY_PASSWORD=yes',
    'ENV MYSQL_ALLOW_EMPTY_PASSWORD=1',
    'ENV PUBLIC_KEY=abcdefghijkl',
    'ENV NEXT_PUBLIC_API_KEY=abcdefghijkl',
    'ENV STRIPE_PUBLISHABLE_KEY=abcdefghijkl',
    'ENV PUBLIC_TOKEN=abcdefg',
    'ENV KEY=value',
    'ENV CACHE_KEY=v1-2026',
    'ENV PWD=/app OLDPWD=/',
    'ENV PASSWORD_STORE=gpg',
    'ENV COMPASS=north BYPASS=1 PASSENGER=3',
    'ENV SECRETARY=anna',
    'ENV API_KEY=<your key>',
    'ENV API_KEY={{api_key}}',
    'ENV API_KEY=%API_KEY%',
    'ENV API_KEY=@API_KEY@',
    'ENV API_KEY=***',
    'ENV API_KEY=xxxxxxxx',
    'ENV API_KEY=none',
    'ENV TOKEN=null',
    'ENV VAULT_SECRET=vault:secret/data/app#password',
    'ENV DB_PASSWORD=arn:aws:secretsmanager:eu-west-1:123456789012:secret:db',
    'RUN docker login --password-stdin < /run/secrets/p',
    'RUN gh auth login --with-token < /run/secrets/t',
    'RUN curl -u "$USER:$PASSWORD" https://example.com',
    'RUN curl -H "Authorization: Bearer $TOKEN" https://example.com',
    'RUN curl -H "Authorization: Bearer ${TOKEN}" https://example.com',
    'RUN git clone https://$TOKEN@github.com/a/b.git',
    'RUN git clone https://oauth2:${TOKEN}@gitlab.com/a/b.git',
    'RUN git clone git@github.com:a/b.git && git clone ssh://git@github.com/a/b.git',
    'RUN curl https://unpkg.com/react@18.2.0/umd/react.js',
    'RUN docker run -u 1000:1000 alpine && curl -fsSL https://example.com:8443/x',
    'COPY --chown=1000:1000 token.go secret.go /src/',
    'RUN [ "$TOKEN" = "abc" ] || exit 1',
    'RUN if [ "$PASSWORD" == "abc" ]; then exit 1; fi',
    'RUN echo "Enter the password: "',
    'RUN echo "password: please ask your administrator"',
    'RUN npm config set //registry.npmjs.org/:_authToken=${NPM_TOKEN}',
    'RUN echo "$USER:$PASSWORD" | chpasswd',
    'RUN passwd -d root && useradd --password "" app',
    'LABEL org.opencontainers.image.description="Rotates the API token = safe"',
    'LABEL documentation.token="The token to pass as a header"',
    'COPY <<EOF /app.py\nimport os\npassword = os.environ["PASSWORD"]\ntoken = get_token()\nEOF',
    'COPY <<EOF /app.js\nconst token = process.env.TOKEN;\nEOF',
    'COPY <<EOF /c.yml\npassword: ${DB_PASSWORD}\nsecret:\n  name: x\nEOF',
    'HEALTHCHECK CMD curl -f http://localhost:8080/health || exit 1',
    'EXPOSE 8080\nUSER 65532:65532\nWORKDIR /app',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a megabyte of what tries each part takes a moment', () => {
  const size = 1024 * 1024;
  const unit = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
  for (const part of [
    'a',
    '=',
    '-',
    '\n',
    'PASSWORD=',
    'PASSWORD=a ',
    'ENV PASSWORD=a\\\n',
    '://',
    '://a:',
    'a://a:b@',
    '${a:-',
    '${PASSWORD:-',
    '--password ',
    '-----BEGIN PRIVATE KEY-----',
    'eyJ',
    'eyJaaaaaaaaa.',
    'eyJaaaaaaaaa.eyJaaaaaaaaa.',
    'ghp_',
    'github_pat_',
    'glpat-',
    'hooks.slack.com/services/',
    "'",
    '"',
    'PASSWORD="',
    '\\',
    'RUN <<A\n',
    'curl -u a:',
    'authorization: bearer ',
    'x-a-a-',
    'docker login ',
    'echo -n root:',
    '"password": "',
    'a:',
    'EXAMPLE',
    ' ',
  ]) {
    const started = process.hrtime.bigint();
    findSecrets(`RUN chpasswd curl machine sshpass uthorization ${unit(part)}`);
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    expect(milliseconds, `on ${JSON.stringify(part)}`).toBeLessThan(3000);
  }
}, 120_000);
