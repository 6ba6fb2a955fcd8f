import { expect, test } from 'vitest';
import { packagesOfSpec } from './spec';

test('what the packages of a spec bring', () => {
  const text = `Name: bind
Requires: bind-libs(x86-64) = 9.16, shadow-utils >= 4
%package utils
Requires: bind-libs = 9.16
%package -n python3-bind
%description utils
Requires: nothing
%files
%dir /usr/lib64/bind
/usr/sbin/{named,rndc}
%files utils -f bind.lang
%attr(0755,root,root) /usr/bin/dig
/usr/lib64/pkgconfig/bind.pc
/usr/lib64/libdns.so.16*
%exclude /usr/bin/host
%files -n python3-bind
/usr/bin/py*
%post utils -p /bin/sh
alternatives --install /usr/bin/host host /usr/bin/bind-host 10 \\
  --slave /usr/share/man/man1/host.1 host.1 /usr/share/man/man1/bind-host.1 --slave /usr/bin/$X x /usr/bin/x
%changelog
/usr/bin/never`;
  const bare = { requires: [], programs: [], libraries: [], modules: [] };
  expect(packagesOfSpec(text)).toEqual([
    { ...bare, name: 'bind', requires: ['bind-libs', 'shadow-utils'], programs: ['named', 'rndc'] },
    {
      ...bare,
      name: 'bind-utils',
      requires: ['bind-libs'],
      programs: ['dig', 'host'],
      libraries: ['libdns.so.16'],
      modules: ['bind'],
    },
    { ...bare, name: 'python3-bind' },
  ]);
});
