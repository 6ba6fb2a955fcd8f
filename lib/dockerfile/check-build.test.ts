import { describe, expect, test } from 'vitest';
import { checkMount } from './check-mount';
import { parseDuration } from './duration';
import { parseDockerfile } from './parse';
import { checkPlatform } from './platforms';
import { checkPort, parsePorts } from './ports';
import { checkSignal } from './signals';

function errorsOf(line: string) {
  const text = `FROM a\n${line}`;
  return parseDockerfile(text).errors.map(({ message, span, when }) => [
    when,
    text.slice(span.start, span.end),
    message,
  ]);
}

describe('what BuildKit refuses when it builds the stage', () => {
  test.each<[string, string, string]>([
    ['EXPOSE abc', 'abc', 'invalid containerPort: abc'],
    ['EXPOSE 80 70000', '70000', 'invalid containerPort: 70000'],
    ['EXPOSE 80/foo', '80/foo', 'invalid proto: foo'],
    ['EXPOSE "x"', '"x"', 'invalid containerPort: x'],
    ['STOPSIGNAL SIGFOO', 'SIGFOO', 'invalid signal: SIGFOO'],
    ['STOPSIGNAL 0', '0', 'invalid signal: 0'],
    ['RUN --mount=type=nope,target=/a b', 'nope', 'unsupported mount type "nope"'],
    ['RUN --mount=type=bnd,target=/a b', 'bnd', 'unsupported mount type "bnd" (did you mean bind?)'],
    ['RUN --mount=tpye=cache b', 'cache', "unexpected key 'tpye' in 'tpye=cache' (did you mean type?)"],
    ['RUN --mount=cache b', 'cache', "invalid field 'cache' must be a key=value pair"],
    ['RUN --mount=type=cache,required b', 'required', "unexpected key 'required' for mount type 'cache'"],
    [
      'RUN --mount=required,type=secret,id=x b',
      'required',
      "unexpected key 'required' for mount type 'bind'",
    ],
    ['RUN --mount=type=cache,size=1m,target=/a b', '1m', "unexpected key 'size' for mount type 'cache'"],
    ['RUN --mount=type=tmpfs,target=/a,size=big b', 'big', 'invalid value for size: big'],
    ['RUN --mount=type=cache,target=/a,sharing=some b', 'some', 'unsupported sharing value "some"'],
    ['RUN --mount=type=cache,target=/a,mode=9 b', '9', 'invalid value 9 for mode'],
    ['RUN --mount=type=cache,target=/a,uid=me b', 'me', 'invalid value me for uid'],
    ['RUN --mount=target=/a,ro=maybe b', 'maybe', 'invalid value for ro: maybe'],
    ['RUN --mount=target=/a,mode=755 b', 'target=/a,mode=755', 'mode not allowed for "bind" type mounts'],
    [
      'RUN --mount=type=tmpfs,target=/a,uid=1 b',
      'type=tmpfs,target=/a,uid=1',
      'uid not allowed for "tmpfs" type mounts',
    ],
    ['RUN --mount=type=secret b', 'type=secret', 'invalid secret mount. one of source, target required'],
    [
      'RUN --mount=type=secret,id=x,from=y b',
      'type=secret,id=x,from=y',
      'secret mount should not have a from',
    ],
    [
      'RUN --mount=type=secret,id=x,source=y b',
      'type=secret,id=x,source=y',
      "both source and id can't be set",
    ],
    [
      'RUN --mount=type=secret,id=x,sharing=shared b',
      'type=secret,id=x,sharing=shared',
      'secret mount should not define sharing',
    ],
    [
      'RUN --mount=type=bind,target=/a,sharing=shared b',
      'type=bind,target=/a,sharing=shared',
      'invalid cache sharing set for bind mount',
    ],
    ['ADD --checksum=sha256:0 a /b', 'sha256:0', 'checksum requires HTTP(S) or Git sources'],
    [
      'ADD --checksum=sha256:0 https://a/b https://a/c /b/',
      'sha256:0',
      "checksum can't be specified for multiple sources",
    ],
    [
      'COPY --chmod=64a b /c',
      '64a',
      "invalid chmod parameter: '64a'. it should be octal string and between 0 and 07777",
    ],
    [
      'COPY --chmod=10000 b /c',
      '10000',
      "invalid chmod parameter: '10000'. it should be octal string and between 0 and 07777",
    ],
    ['COPY https://a/b /c', 'https://a/b', "source can't be a URL for COPY"],
  ])('%s', (line, at, message) => {
    expect(errorsOf(line)).toEqual([['build', at, message]]);
  });

  test('an error in the form of a mount is seen when the file is read', () => {
    expect(errorsOf('RUN --mount=type=bind,\\"x b')).toEqual([
      ['read', '"x', 'failed to parse csv mounts: extraneous or missing " in quoted field'],
    ]);
  });

  test.each([
    'EXPOSE $PORT ${A}/tcp 80 8000-8010/udp 127.0.0.1:80:8080 80:8080 1-2:3 80/TCP 80/',
    'EXPOSE "80" 0',
    'STOPSIGNAL $SIG',
    'STOPSIGNAL "SIGTERM"',
    'STOPSIGNAL 9',
    'RUN --mount=type=$T,required,size=1m,mode=$M b',
    'RUN --mount=type=BIND,TARGET=/a b',
    'RUN --mount=target=/a,readonly --mount=target=/b,rw=true --mount=type=cache,target=/c,uid=1,gid=2,mode=0755,sharing=LOCKED,id=x,from=y,source=z b',
    'RUN --mount=type=secret,id=x,target=/y,required,mode=0400,uid=1,gid=1 --mount=type=secret,id=x,env=Y --mount=type=secret,src=x b',
    'RUN --mount=type=ssh --mount=type=ssh,id=x,required=true,mode=600 b',
    'RUN --mount=type=tmpfs,target=/a,size=64m --mount=type=tmpfs,target=/a,size=1.5GiB --mount=type=tmpfs,dst=/a,size=100 b',
    'RUN --mount= b',
    'RUN --security=insecure --network=host --device=vendor.com/x=y,required --device=name=z b',
    'COPY --chmod=755 --chown=$U a /b',
    'COPY --chmod=u+x,go=rX a /b',
    'COPY --chmod=$M a /b',
    'COPY $URL /b',
    'ADD --checksum=$SUM a /b',
    'ADD --checksum=sha256:0 $URL /b',
    'ADD --checksum=sha256:0 https://a/b.git#v1 /b',
    'ADD --checksum=aa git@github.com:a/b.git /b',
    'ADD https://a/b /c',
    'HEALTHCHECK --interval=0 --timeout=1ms --start-period=1h30m --retries=0 CMD a',
  ])('accepts %s', (line) => {
    expect(errorsOf(line)).toEqual([]);
  });

  test('what is wrong with a trigger of ONBUILD shows only when it is used', () => {
    const { errors, instructions } = parseDockerfile(
      'FROM a\nONBUILD FOO x\nONBUILD COPY x\nONBUILD EXPOSE abc\nONBUILD RUN --x y',
    );
    expect(errors).toEqual([]);
    expect(
      instructions.flatMap((each) =>
        each.keyword === 'onbuild' ? each.triggerErrors.map(({ code }) => code) : [],
      ),
    ).toEqual(['unknown-instruction', 'missing-destination', 'invalid-port', 'unknown-flag']);
  });

  test('a mount is checked again with the values of its variables', () => {
    const [, run] = parseDockerfile('FROM a\nRUN --mount=type=$T,target=/x b').instructions;
    const [flag] = run?.flags ?? [];
    if (flag === undefined) throw new Error('not read');
    const valued = (type: string) => checkMount(flag, (text) => text.replace('$T', type));
    expect(valued('cache')).toBeUndefined();
    expect(valued('disk')?.message).toBe('unsupported mount type "disk"');
  });
});

describe('values', () => {
  test.each<[string, string | undefined]>([
    ['80', undefined],
    ['65535', undefined],
    ['65536', 'invalid containerPort: 65536'],
    ['', 'no port specified: <empty>'],
    ['/tcp', 'no port specified: /tcp<empty>'],
    ['80/sctp', undefined],
    ['9-8', 'invalid containerPort: 9-8'],
    ['1-2-3', 'invalid containerPort: 1-2-3'],
    ['-1', 'invalid containerPort: -1'],
    ['x:80', 'invalid hostPort: x'],
    ['80:', 'no port specified: <empty>'],
    [':80', undefined],
    ['1.2.3:80:80', 'invalid IP address: 1.2.3'],
    ['[::1]:80:80', undefined],
    ['1-3:4-5', 'invalid ranges specified for container and host Ports: 4-5 and 1-3'],
    ['1-3:4', undefined],
  ])('port %s', (text, error) => {
    expect(checkPort(text)).toBe(error);
  });

  test('ports are read', () => {
    expect(parsePorts('8000-8010/UDP')).toEqual({ first: 8000, last: 8010, protocol: 'udp' });
    expect(parsePorts('127.0.0.1:80:8080')).toEqual({ first: 8080, last: 8080, protocol: 'tcp' });
  });

  test.each(['SIGTERM', 'TERM', 'sigterm', 'KILL', '9', '-1', '+15', 'RTMIN', 'SIGRTMIN+15', 'rtmax-1'])(
    'signal %s',
    (text) => {
      expect(checkSignal(text)).toBeUndefined();
    },
  );

  test.each(['', '0', '00', 'SIG', 'TERMS', 'SIG9', 'RTMIN+16', 'RTMAX-15', '1.5'])(
    'no signal %s',
    (text) => {
      expect(checkSignal(text)).toBe(`invalid signal: ${text}`);
    },
  );

  test.each([
    'linux/amd64',
    'linux/arm/v7',
    'linux',
    'arm64',
    'windows(10.0.17763)/amd64',
    'foo/bar',
    'LINUX/AMD64',
    'x86_64',
    'macos',
  ])('platform %s', (text) => {
    expect(checkPlatform(text)).toBeUndefined();
  });

  test.each(['', 'foo', 'linux/', 'linux/am d', 'a/b/c/d', 'linux/*', '/amd64', 'linux//v7'])(
    'no platform %s',
    (text) => {
      expect(checkPlatform(text)).toMatch(/^failed to parse platform/);
    },
  );

  test.each<[string, bigint | string]>([
    ['0', 0n],
    ['1ns', 1n],
    ['1us', 1_000n],
    ['1µs', 1_000n],
    ['1.5ms', 1_500_000n],
    ['5s', 5_000_000_000n],
    ['1m30s', 90_000_000_000n],
    ['.5h', 1_800_000_000_000n],
    ['1.h', 3_600_000_000_000n],
    ['-1s', -1_000_000_000n],
    ['+1s', 1_000_000_000n],
    ['', 'time: invalid duration ""'],
    ['5', 'time: missing unit in duration "5"'],
    ['5.', 'time: missing unit in duration "5."'],
    ['s', 'time: invalid duration "s"'],
    ['.s', 'time: invalid duration ".s"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1 s', 'time: unknown unit " s" in duration "1 s"'],
    ['1s1', 'time: missing unit in duration "1s1"'],
    ['9999999h', 'time: invalid duration "9999999h"'],
  ])('duration %s', (text, expected) => {
    const duration = parseDuration(text);
    expect(duration.kind === 'error' ? duration.error : duration.nanoseconds).toBe(expected);
  });
});
