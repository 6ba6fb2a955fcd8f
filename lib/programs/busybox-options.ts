import { flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import { type Table, table } from '../text/table';
import type { Refusal } from './program-options';

type Applet = {
  /** The option of the GNU program that BusyBox does not have, if one is used. */
  readonly find: (command: Command) => ShellWord | undefined;
  /** The option, where it may stand among others in one word. */
  readonly short?: string;
  /** The Alpine package with the GNU program. */
  readonly from: string;
  readonly source: string;
};

function byText(pattern: RegExp): Applet['find'] {
  return ({ args }) => args.find(({ text }) => text !== undefined && pattern.test(text));
}

/** Of BusyBox 1.37, which all supported releases of Alpine have. */
const applets: Table<Applet> = table({
  grep: {
    find: ({ args }) =>
      flagsOf(args, { values: new Set(['-e', '-f', '-m', '-A', '-B', '-C']) }).option('-P', '--perl-regexp')
        ?.word,
    short: '-P',
    from: 'grep',
    source: 'https://github.com/moghtech/komodo/issues/1474',
  },
  find: {
    find: byText(/^-(printf|fprintf|regextype)$/),
    from: 'findutils',
    source: 'https://github.com/mirror/busybox/blob/master/findutils/find.c',
  },
  xargs: {
    find: ({ args }) =>
      flagsOf(args, {
        values: new Set(['-d', '-n', '-I', '-L', '-P', '-s', '-E', '-a']),
        stopAtOperand: true,
      }).option('-d', '--delimiter')?.word,
    from: 'findutils',
    source: 'https://github.com/mirror/busybox/blob/master/findutils/xargs.c',
  },
  tar: {
    find: byText(
      /^--(transform|xform|wildcards|sort|mtime|owner|group|exclude-vcs|warning|one-top-level|skip-old-files|absolute-names|checkpoint)(=|$)/,
    ),
    from: 'tar',
    source: 'https://github.com/mirror/busybox/blob/master/archival/tar.c',
  },
  wget: {
    find: byText(
      /^--(show-progress|progress|waitretry|retry-connrefused|read-timeout|max-redirect|https-only|secure-protocol|no-use-server-timestamps)(=|$)/,
    ),
    from: 'wget',
    source: 'https://github.com/rbenv/ruby-build/issues/2301',
  },
});

/** An option that the BusyBox program of this name does not take; `installedOnTop` names the packages added to the base. */
export function refusedByBusybox(
  command: Command,
  installedOnTop: () => readonly string[],
): Refusal | undefined {
  const applet = applets[command.name ?? ''];
  const word = applet?.find(command);
  if (!applet || !word || installedOnTop().includes(applet.from)) return undefined;
  const option = word.text?.startsWith('--') ? word.text.replace(/=.*/, '') : (applet.short ?? word.text);
  return {
    word,
    what: `does not know \`${option}\``,
    remedy: `Install \`${applet.from}\`, which has the GNU program, or do without the option.`,
    source: applet.source,
  };
}
