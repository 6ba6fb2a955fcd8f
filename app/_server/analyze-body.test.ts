import { describe, expect, test, vi } from 'vitest';
import { maximumDockerfileBytes } from '@/lib/report/bounds';
import { AnalyzeRequest } from '@/lib/report/request';
import { jsonExcess, readAsked, ShareRequest } from './analyze-body';
import { readText } from './limits';
import { RequestError } from './problem';
import { respond } from './respond';

vi.mock('server-only', () => ({}));

function post(body: BodyInit, type = 'application/json', query = ''): Request {
  return new Request(`http://localhost/api/analyze${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string; paths: string[] }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RequestError)) throw new Error('was not refused');
  return { code: error.code, message: error.message, paths: error.faults.map(({ path }) => path) };
}

describe('what is asked', () => {
  test('JSON with every option', async () => {
    const asked = {
      dockerfile: 'FROM scratch',
      target: 'a',
      buildArgs: { A: 'b=c' },
      platform: 'linux/arm/v7',
    };
    expect(await readAsked(post(JSON.stringify(asked)), AnalyzeRequest)).toEqual(asked);
  });

  test('the bare file with every option', async () => {
    const query = '?target=a&platform=linux/arm64&buildArg=A=b%3Dc&buildArg=B=&keepSecrets=true';
    expect(
      await readAsked(post('FROM scratch\r\n', 'text/plain; charset=UTF-8', query), ShareRequest),
    ).toEqual({
      dockerfile: 'FROM scratch\r\n',
      target: 'a',
      platform: 'linux/arm64',
      buildArgs: { A: 'b=c', B: '' },
      keepSecrets: true,
    });
  });

  test('a byte order mark and every kind of character come through', async () => {
    const dockerfile = '\uFEFFFROM scratch\n# ümlaut 🧱\n';
    expect(await readAsked(post(dockerfile, 'text/plain'), AnalyzeRequest)).toEqual({ dockerfile });
  });

  test('a Dockerfile just under 1 MiB, even where JSON needs six bytes for one', async () => {
    const dockerfile = `FROM scratch\n#${'\u001b'.repeat(maximumDockerfileBytes - 15)}`;
    expect(Buffer.byteLength(dockerfile)).toBe(maximumDockerfileBytes - 1);
    expect((await readAsked(post(JSON.stringify({ dockerfile })), AnalyzeRequest)).dockerfile).toBe(
      dockerfile,
    );
    expect((await readAsked(post(dockerfile, 'text/plain'), AnalyzeRequest)).dockerfile).toBe(dockerfile);
  });

  const big = `FROM scratch\n#${'x'.repeat(maximumDockerfileBytes - 14)}`;
  const refused: readonly [name: string, request: () => Request, code: string, paths?: string[]][] = [
    ['no body', () => post(''), 'not-json'],
    ['an empty file', () => post('', 'text/plain'), 'empty'],
    ['only blanks', () => post(' \n\t\r\n', 'text/plain'), 'empty'],
    ['only blanks in JSON', () => post('{"dockerfile":"\\n"}'), 'empty'],
    ['JSON that is not JSON', () => post('{"dockerfile": FROM scratch}'), 'not-json'],
    ['JSON in endless brackets', () => post('['.repeat(2_000_000)), 'not-json'],
    ['a JSON list', () => post('[]'), 'invalid-request', ['']],
    ['a JSON text', () => post('"FROM scratch"'), 'invalid-request', ['']],
    ['JSON null', () => post('null'), 'invalid-request', ['']],
    ['no dockerfile', () => post('{}'), 'invalid-request', ['dockerfile']],
    ['a dockerfile that is a number', () => post('{"dockerfile":1}'), 'invalid-request', ['dockerfile']],
    [
      'an unknown field',
      () => post('{"dockerfile":"FROM a","dokcerfile":"x"}'),
      'invalid-request',
      ['dokcerfile'],
    ],
    [
      'a bad platform',
      () => post('{"dockerfile":"FROM a","platform":"amd64"}'),
      'invalid-request',
      ['platform'],
    ],
    ['an empty target', () => post('{"dockerfile":"FROM a","target":""}'), 'invalid-request', ['target']],
    [
      'a bad argument name',
      () => post('{"dockerfile":"FROM a","buildArgs":{"a b":"c"}}'),
      'invalid-request',
      ['buildArgs.a b'],
    ],
    [
      'an argument that is a number',
      () => post('{"dockerfile":"FROM a","buildArgs":{"A":1}}'),
      'invalid-request',
      ['buildArgs.A'],
    ],
    [
      'an option beside JSON',
      () => post('{"dockerfile":"FROM a"}', 'application/json', '?target=x'),
      'invalid-request',
      ['target'],
    ],
    ['an unknown option', () => post('FROM a', 'text/plain', '?tagret=x'), 'invalid-request', ['tagret']],
    [
      'the file as an option',
      () => post('FROM a', 'text/plain', '?dockerfile=x'),
      'invalid-request',
      ['dockerfile'],
    ],
    [
      'an argument without a value',
      () => post('FROM a', 'text/plain', '?buildArg=A'),
      'invalid-request',
      ['buildArg'],
    ],
    [
      'a target given twice',
      () => post('FROM a', 'text/plain', '?target=x&target=y'),
      'invalid-request',
      ['target'],
    ],
    [
      'an argument given twice',
      () => post('FROM a', 'text/plain', '?buildArg=A=1&buildArg=B=1&buildArg=A=2'),
      'invalid-request',
      ['buildArg'],
    ],
    [
      '__proto__ as an option',
      () => post('FROM a', 'text/plain', '?__proto__=x'),
      'invalid-request',
      ['__proto__'],
    ],
    [
      '__proto__ as an argument',
      () => post('FROM a', 'text/plain', '?buildArg=__proto__=x'),
      'invalid-request',
      ['buildArgs.__proto__'],
    ],
    [
      '__proto__ in JSON',
      () => post('{"dockerfile":"FROM a","__proto__":{}}'),
      'invalid-request',
      ['__proto__'],
    ],
    [
      'too many arguments in the address',
      () =>
        post(
          'FROM a',
          'text/plain',
          `?${Array.from({ length: 201 }, (_, at) => `buildArg=A${at}=1`).join('&')}`,
        ),
      'invalid-request',
      ['buildArgs'],
    ],
    ['JSON of a million lists', () => post(`[${'[],'.repeat(1_000_000)}[]]`), 'invalid-request', ['']],
    ['a form', () => post('FROM a', 'application/x-www-form-urlencoded'), 'unsupported-type'],
    ['another charset', () => post('FROM a', 'text/plain; charset=iso-8859-1'), 'unsupported-type'],
    ['no type', () => post(new Uint8Array([65]), ''), 'unsupported-type'],
    ['zero bytes', () => post('FROM a\0', 'text/plain'), 'not-text'],
    ['zero bytes in JSON', () => post('{"dockerfile":"FROM a\\u0000"}'), 'not-text'],
    ['invalid UTF-8', () => post(new Uint8Array([70, 0xc3, 0x28]), 'text/plain'), 'not-text'],
    ['invalid UTF-8 in JSON', () => post(new Uint8Array([123, 0xff, 125])), 'not-text'],
    ['1 MiB', () => post(`${big}`, 'text/plain'), 'too-large'],
    ['1 MiB in JSON', () => post(JSON.stringify({ dockerfile: big })), 'too-large'],
    [
      '1 MiB of two-byte characters',
      () => post(JSON.stringify({ dockerfile: 'é'.repeat(maximumDockerfileBytes / 2) })),
      'too-large',
    ],
    ['8 MiB', () => post(' '.repeat(8 * 1024 * 1024)), 'too-large'],
  ];
  test.each(refused)('%s is refused', async (_name, request, code, paths = []) => {
    const { message, ...rest } = await refusal(readAsked(request(), AnalyzeRequest));
    expect(rest).toEqual({ code, paths });
    expect(message).toMatch(/^[`A-Z].*\.$/s);
    expect(message.length).toBeLessThan(250);
  });

  test('redact and keepSecrets contradict each other', async () => {
    const body = JSON.stringify({ dockerfile: 'FROM a', redact: true, keepSecrets: true });
    expect(await refusal(readAsked(post(body), ShareRequest))).toMatchObject({ paths: ['keepSecrets'] });
  });

  test('of many faults twenty are named and the rest counted', async () => {
    const asked = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`x${at}`, 1]));
    const answer = await respond(async () => {
      await readAsked(post(JSON.stringify({ dockerfile: 'FROM a', ...asked })), AnalyzeRequest);
      return { status: 200, headers: {}, body: '' };
    });
    const text = await answer.text();
    expect(text.length).toBeLessThan(3000);
    const { errors, errorsOmitted, detail } = JSON.parse(text);
    expect([errors.length, errorsOmitted]).toEqual([20, 2980]);
    expect(detail).toBe('`x0` is not known (and 2999 more).');
  });

  test.each([
    ['{"a":[1,2],"b":"[,{"}', 4],
    ['{"a":"\\\\","b":"\\",[,"}', 2],
    ['"[[[', 0],
    ['[[[', 3],
    ['[]'.repeat(200), 200],
  ])('the parts of %s are counted outside of its strings', (text, parts) => {
    expect([jsonExcess(text, parts - 1), jsonExcess(text, parts)]).toEqual(['many', undefined]);
  });

  test('a name from outside is not said back at any length', async () => {
    const body = JSON.stringify({ dockerfile: 'FROM a', ['x'.repeat(100_000)]: 1 });
    expect((await refusal(readAsked(post(body), AnalyzeRequest))).message.length).toBeLessThan(150);
  });
});

describe('reading a body', () => {
  function streamed(stream: ReadableStream): Request {
    const init: RequestInit & { readonly duplex: 'half' } = { method: 'POST', body: stream, duplex: 'half' };
    return new Request('http://localhost/', init);
  }

  test('stops at the limit, however much would follow', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024).fill(65));
      },
    });
    expect((await refusal(readText(streamed(endless), 10 * 1024))).code).toBe('too-large');
    expect(sent).toBeLessThan(20);
  });

  test('gives up on a body that never ends', async () => {
    const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([65])) });
    expect((await refusal(readText(streamed(silent), 1024, 30))).code).toBe('too-slow');
  });

  test('a character cut between two chunks is one character', async () => {
    const [first, ...rest] = new TextEncoder().encode('é');
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([first ?? 0]));
        controller.enqueue(new Uint8Array(rest));
        controller.close();
      },
    });
    expect(await readText(streamed(cut), 1024)).toBe('é');
  });
});
