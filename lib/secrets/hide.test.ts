import { expect, test } from 'vitest';
import { hideSecrets } from './hide';

test('of a secret only its length is shown, and nothing else moves', () => {
  const text = 'FROM debian:13\nENV DB_PASSWORD=hunter2-Kx93 MODE=debug\n';
  expect(hideSecrets(text)).toBe('FROM debian:13\nENV DB_PASSWORD=•••••••••••• MODE=debug\n');
});

test('the lines of a key stay lines', () => {
  const key = Array.from({ length: 3 }, () => 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7').join(
    '\r\n',
  );
  const text = `FROM a\r\nRUN cat <<E > k\r\n-----BEGIN PRIVATE KEY-----\r\n${key}\r\n-----END PRIVATE KEY-----\r\nE\r\n`;
  const hidden = hideSecrets(text);
  expect(hidden).not.toContain('MIIE');
  expect([hidden.length, hidden.split('\r\n').length]).toEqual([text.length, text.split('\r\n').length]);
});

test('what holds none is the same', () => {
  expect(hideSecrets('FROM debian:13\nRUN ls\n')).toBe('FROM debian:13\nRUN ls\n');
});
