import { expect, test } from 'vitest';
import { fc } from '../text/testing/fc';
import { findSecrets } from './find';
import { redact } from './redact';

const token = `gh${'p_'}aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5`;
const line = 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5dE7fG9hJ';

test.each([
  ['ENV DB_PASSWORD=hunter2 A=b', 'ENV DB_PASSWORD=plinth-redacted-password A=b'],
  ['ENV DB_PASSWORD="hun ter2"', 'ENV DB_PASSWORD="plinth-redacted-possible-password"'],
  ['ENV DB_PASSWORD hunter2', 'ENV DB_PASSWORD plinth-redacted-password'],
  [
    `RUN curl -H "Authorization: Bearer ${token}" x`,
    'RUN curl -H "Authorization: Bearer plinth-redacted-github-token" x',
  ],
  ['RUN git clone https://me:hunter2@h/x', 'RUN git clone https://me:plinth-redacted-password@h/x'],
  ['RUN ["a", "--password=hunter2"]', 'RUN ["a", "--password=plinth-redacted-password"]'],
  [
    'ENV A_PASSWORD=one1 B_PASSWORD=two2',
    'ENV A_PASSWORD=plinth-redacted-password B_PASSWORD=plinth-redacted-password',
  ],
  [
    `COPY <<EOF /k\n-----BEGIN RSA PRIVATE KEY-----\n${line}\n${line}\n-----END RSA PRIVATE KEY-----\nEOF\nRUN x`,
    'COPY <<EOF /k\n-----BEGIN RSA PRIVATE KEY-----\nplinth-redacted-private-key\nplinth-redacted-private-key\n-----END RSA PRIVATE KEY-----\nEOF\nRUN x',
  ],
  [
    `COPY <<EOF /k\n-----BEGIN RSA PRIVATE KEY-----\n${line}\nAB3d\n-----END RSA PRIVATE KEY-----\nEOF`,
    'COPY <<EOF /k\n-----BEGIN RSA PRIVATE KEY-----\nplinth-redacted-private-key\nplinth-redacted-private-key\n-----END RSA PRIVATE KEY-----\nEOF',
  ],
  [
    `ENV K="-----BEGIN PRIVATE KEY-----\\n${line}\\nx8==\\n-----END PRIVATE KEY-----"`,
    'ENV K="-----BEGIN PRIVATE KEY-----\\nplinth-redacted-private-key\\nplinth-redacted-private-key\\n-----END PRIVATE KEY-----"',
  ],
  [
    `RUN echo "-----BEGIN PRIVATE KEY-----" > k && \\\n echo "${line}" >> k && \\\n echo "aB3" >> k && \\\n echo "-----END PRIVATE KEY-----" >> k`,
    'RUN echo "-----BEGIN PRIVATE KEY-----" > k && \\\n echo "plinth-redacted-private-key" >> k && \\\n echo "plinth-redacted-private-key" >> k && \\\n echo "-----END PRIVATE KEY-----" >> k',
  ],
  [
    `RUN echo "-----BEGIN PRIVATE KEY-----\n${line}\nx8k=`,
    'RUN echo "-----BEGIN PRIVATE KEY-----\nplinth-redacted-private-key\nplinth-redacted-private-key',
  ],
  [
    'RUN echo hunter2 | docker login -u a --password-stdin',
    'RUN echo plinth-redacted-password | docker login -u a --password-stdin',
  ],
  ['CMD ["a","--token","hunter2"]', 'CMD ["a","--token","plinth-redacted-token"]'],
  ['ENV BASIC_AUTH=me:hunter2', 'ENV BASIC_AUTH=me:plinth-redacted-password'],
  ['# password: hunter2', '# password: plinth-redacted-password'],
  ['RUN echo UEFTU1dPUkQ9aHVudGVyMg== | base64 -d > x', 'RUN echo plinth-redacted-password | base64 -d > x'],
  ['FROM scratch\n', 'FROM scratch\n'],
])('%s', (text, expected) => {
  expect(redact(text, findSecrets(text))).toBe(expected);
});

test('a redacted text still says what stood where', () => {
  const text = redact(
    `ENV GITHUB_TOKEN=${token}\nENV DB_PASSWORD=hunter2`,
    findSecrets(`ENV GITHUB_TOKEN=${token}\nENV DB_PASSWORD=hunter2`),
  );
  expect(findSecrets(text)).toMatchObject([
    { kind: 'github-token', what: 'GitHub token in ENV', place: 'env', redacted: true },
    { kind: 'password', what: 'password in ENV', place: 'env', redacted: true },
  ]);
});

test.each([
  ['ENV DB_PASSWORD=changeme', 'ENV DB_PASSWORD=plinth-redacted-possible-password'],
  [
    'RUN SECRET_KEY=dummy-for-the-build ./manage.py collectstatic',
    'RUN SECRET_KEY=plinth-redacted-throw-away-key ./manage.py collectstatic',
  ],
])('a stand-in is known as one where it was replaced: %s', (text, redacted) => {
  const [before] = findSecrets(text);
  expect(redact(text, findSecrets(text))).toBe(redacted);
  const [after] = findSecrets(redacted);
  expect(after).toMatchObject({ kind: before?.kind, what: before?.what, redacted: true });
  expect(redact(redacted, findSecrets(redacted))).toBe(redacted);
});

const piece = fc.constantFrom(
  'ENV ',
  'ARG ',
  'RUN ',
  'COPY <<EOF /x\n',
  'EOF\n',
  '\n',
  ' \\\n',
  '# ',
  '"',
  "'",
  ' ',
  '=',
  ':',
  'DB_PASSWORD',
  'TOKEN',
  'api_key',
  'hunter2',
  ` ${token} `,
  line,
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  'https://',
  'a:b@',
  '--password ',
  'curl -u ',
  '${',
  ':-',
  '}',
  '$X',
  '\\"',
  'plinth-redacted-password',
  '["curl","-u","a:b"]',
  '-phunter2 ',
  'mysql ',
  'echo ',
  ' | docker login --password-stdin',
  ' | chpasswd',
  '<<EOF',
  '$(',
  ')',
  '(',
  '[',
  ',',
  ';',
  '\\n',
  '<password>',
  '</password>',
  'BASIC_AUTH',
  'UEFTU1dPUkQ9aHVudGVyMg==',
  ' { ',
  '\r\n',
  'é',
  '🧱',
);

test('whatever the text: spans in order and inside, redacting keeps the lines and leaves nothing to redact', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
      const text = pieces.join('');
      const secrets = findSecrets(text);
      let end = 0;
      for (const { span } of secrets) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      const clean = redact(text, secrets);
      expect(clean.split('\n').length).toBe(text.split('\n').length);
      expect(clean).not.toContain(token);
      expect(findSecrets(clean).filter(({ redacted }) => !redacted)).toEqual([]);
    }),
    { numRuns: 5000, seed: 20261123 },
  );
});
