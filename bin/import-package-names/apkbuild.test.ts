import { describe, expect, test } from 'vitest';
import { packagesOfRecipe } from './apkbuild';

describe('the packages of an APKBUILD', () => {
  test.each<readonly [string, string, string[]]>([
    ['plain', 'pkgname=curl\nsubpackages="$pkgname-dev libcurl:lib"', ['curl', 'curl-dev', 'libcurl']],
    [
      'over several lines, added to',
      'pkgname=a\nsubpackages="\n\t$pkgname-b\n\t"\nsubpackages="$subpackages ${pkgname}-c::noarch"',
      ['a', 'a-b', 'a-c'],
    ],
    [
      'of variables',
      '_major=18\npkgname=postgresql$_major\nsubpackages=$pkgname-client',
      ['postgresql18', 'postgresql18-client'],
    ],
    [
      'in a loop',
      'pkgname=php84\n_ext="\n\tcurl\n\tzip"\nfor _e in $_ext; do\n\tsubpackages="$subpackages $pkgname-$_e:_x"\ndone',
      ['php84', 'php84-curl', 'php84-zip'],
    ],
    [
      'of a part of the version',
      'pkgname=openssl\npkgver=3.5.6\n_abiver=${pkgver%.*.*}\n_major=${pkgver%%[_.]*}\nsubpackages="libssl$_abiver:_l p$_major"',
      ['openssl', 'libssl3', 'p3'],
    ],
    [
      'without those of cross builds',
      'pkgname=gcc\n[ "$BOOTSTRAP" = "nolibc" ] && pkgname="gcc-pass2"\n[ "$A" != "$B" ] && _target="-x" || _target=""\nsubpackages="g++$_target:gpp"',
      ['gcc', 'g++'],
    ],
    ['after a condition', 'pkgname=p\n$_default && subpackages="libpq"', ['p', 'libpq']],
    ['without what is not known', 'pkgname=p\nsubpackages="$(make_list) $other-dev p-doc"', ['p', 'p-doc']],
  ])('%s', (_, text, expected) => {
    expect([...packagesOfRecipe(text)]).toEqual(expected);
  });
});
