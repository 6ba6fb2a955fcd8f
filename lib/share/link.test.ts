import { describe, expect, it } from 'vitest';
import { fc } from '../text/testing/fc';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';

const request = {
  dockerfile: 'FROM scratch\nCOPY app /\nCMD ["/app"]\n',
  target: 'final',
  buildArgs: { A: 'ü' },
};

describe('a link with the text inside', () => {
  it('gives back any request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (dockerfile) => {
        expect(await decodeLink(await encodeLink({ dockerfile }))).toEqual({
          kind: 'request',
          request: { dockerfile },
        });
      }),
    );
    expect(await decodeLink(`#${await encodeLink(request)}`)).toEqual({ kind: 'request', request });
  });

  it('keeps opening links made by the first version', async () => {
    const made =
      'v1.BcGxDkAwFAXQX2nuLLF3E2ITYhPP8FTRaKppaxJ_ZvNjzrmxnOrQYTVWQ6Lu20ZEFTipnVzZdoNg70VOrmwqMRJy9p4wkUOGxGHTCRKrcWyRYb6MXYqwRcgbBSS-F8_zAw';
    expect(await decodeLink(made)).toEqual({ kind: 'request', request });
  });

  it('is made only of characters that survive a chat message', async () => {
    expect(await encodeLink(request)).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
  });

  it.each([
    ['', 'none'],
    ['#findings', 'none'],
    ['#L12', 'none'],
    ['v2.abc', 'unreadable'],
    ['v1.', 'unreadable'],
    ['v1.%%%', 'unreadable'],
    ['v1.AAAA', 'unreadable'],
  ])('reads %j as %s', async (fragment, kind) => {
    expect((await decodeLink(fragment)).kind).toBe(kind);
  });

  it('refuses a link that was cut short', async () => {
    const whole = await encodeLink(request);
    expect((await decodeLink(whole.slice(0, -10))).kind).toBe('unreadable');
  });

  it('does not unpack more than a Dockerfile may hold', async () => {
    const bomb = await encodeLink({ dockerfile: 'a'.repeat(8 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(16_000);
    expect(await decodeLink(bomb)).toEqual({
      kind: 'unreadable',
      because: 'the Dockerfile in it is 1 MiB or larger',
    });
  });
});
