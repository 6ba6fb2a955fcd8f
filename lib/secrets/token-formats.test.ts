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
