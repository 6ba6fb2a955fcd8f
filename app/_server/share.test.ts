import { describe, expect, test } from 'vitest';
import { secretsIn, withoutSecrets } from './share';

describe('secrets of a request', () => {
  const request = {
    dockerfile: 'FROM a\nENV DB_PASSWORD=hunter2\n',
    buildArgs: { NPM_TOKEN: 'd2f6"a1 b7', VERSION: '1.2', API_KEY: 'd2f6a1b7' },
  };

  test('are listed with their places', () => {
    expect(secretsIn(request)).toEqual({
      secrets: [
        {
          line: 2,
          column: 17,
          endLine: 2,
          endColumn: 24,
          what: 'password in ENV',
          masked: 'DB_PASSWORD=••••',
          certainty: 'likely',
        },
      ],
      buildArgs: [
        { name: 'API_KEY', what: 'key in a build argument', masked: 'API_KEY=••••', certainty: 'likely' },
      ],
    });
  });

  test('are replaced in the text and in the options, and nothing else changes', () => {
    expect(withoutSecrets(request)).toEqual({
      dockerfile: 'FROM a\nENV DB_PASSWORD=plinth-redacted-password\n',
      buildArgs: { ...request.buildArgs, API_KEY: 'plinth-redacted-key' },
    });
    expect(secretsIn(withoutSecrets(request))).toEqual({ secrets: [], buildArgs: [] });
    expect(withoutSecrets({ dockerfile: 'FROM a' })).toEqual({ dockerfile: 'FROM a' });
  });
});
