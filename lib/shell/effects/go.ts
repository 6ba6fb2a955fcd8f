import { lastPart, resolveKnown } from '../../path/path';
import type { CgoReason, LinkageReason } from '../../words/linkage';
import { type Flags, flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, Linkage } from '../effect';
import { executable } from './executable';
import { certaintyOf, type Family, flags, packageEffect, pathOf, type Scene, weaker } from './family';

/** The go command: https://pkg.go.dev/cmd/go, its environment: https://pkg.go.dev/cmd/go#hdr-Environment_variables */
export const go: Family = {
  programs: (name) => /^(go|garble)(\d[\d.]*)?$/.test(name),
  effects: goEffects,
};

const buildFlags = flags(
  '-o -p -asmflags -buildmode -compiler -gccgoflags -gcflags -installsuffix -ldflags -mod -modfile -overlay -pgo -pkgdir -tags -toolexec -C -exec -covermode -coverpkg -buildvcs',
  { singleDash: true },
);

function goEffects(command: Command, scene: Scene): Effect[] {
  const start = command.args.findIndex(({ written }) => !written.startsWith('-'));
  const verb = command.args[start]?.text;
  if (verb !== 'build' && verb !== 'install') return [];
  // `--tags` is the same as `-tags`.
  const args = command.args.slice(start + 1).map((word) => {
    if (!word.written.startsWith('--') || word.written === '--') return word;
    return { ...word, written: word.written.slice(1), text: word.text?.slice(1) };
  });
  const read = flagsOf(args, buildFlags);
  const directory = read.has('-C') ? pathOf(command, read.value('-C')) : command.directory;
  const built = linkageOf(command, read, scene);
  if (!built) return [];
  const target = targetOf(command);
  const { linkage, reason, libc, tags, cgo } = built;
  const timeZoneDataInside = tags.includes('timetzdata');
  const common = { language: 'go', linkage, reason, libc, cgo, ...target, timeZoneDataInside } as const;
  const certainty = weaker(built.certainty, certaintyOf(command, []));
  if (verb === 'install') return installed(command, read, { ...common, certainty });
  return outputs(read, directory, scene.directories).map(({ path, directory: where, sure }) =>
    executable(command, {
      ...common,
      path,
      directory: where,
      certainty: weaker(certainty, sure ? 'certain' : 'likely'),
    }),
  );
}

type Built = {
  readonly linkage: Linkage;
  readonly reason: LinkageReason;
  readonly libc: 'musl' | undefined;
  readonly tags: readonly string[];
  readonly cgo: Cgo['state'];
  readonly certainty: 'certain' | 'likely';
};

/** What decides, in the order in which the toolchain asks; undefined when no executable comes out. */
function linkageOf(command: Command, read: Flags, { context, settings }: Scene): Built | undefined {
  const { environment } = command;
  const inEnvironment = flagsOf(wordsOf(environment.get('GOFLAGS')), { ...buildFlags });
  const written = (name: string) => read.option(name)?.written ?? inEnvironment.option(name)?.written ?? '';
  const mode = written('-buildmode');
  if (/^(c-archive|c-shared|archive|shared|plugin)$/.test(mode)) return undefined;
  const tags = written('-tags').split(/[ ,]+/);
  const ldflags = written('-ldflags');
  const compiler = environment.get('CC') ?? '';
  const libc = /musl/.test(compiler) || /musl-gcc/.test(ldflags) ? ('musl' as const) : undefined;
  const external = /-linkmode[= ]['"]?external/.test(ldflags);
  const staticFlags = linksStatically(ldflags);
  const cgo = cgoOf(command, read, context.platform, settings);
  function result(linkage: Linkage, reason: LinkageReason, certainty: Built['certainty'] = 'certain'): Built {
    return { linkage, reason, libc, tags, cgo: cgo.state, certainty };
  }
  if (cgo.state === 'off') {
    if (mode === 'pie') {
      return result('dynamic', { code: 'pie-without-cgo', cgo: cgo.reason });
    }
    return result('static', cgo.reason);
  }
  if (staticFlags) {
    if (external) return result('static', { code: 'go-external-static' });
    return result('static', { code: 'go-static-flags' }, 'likely');
  }
  if (mode === 'pie') return result('dynamic', { code: 'pie' });
  if (external) return result('dynamic', { code: 'go-external' });
  if (tags.includes('netgo') && tags.includes('osusergo')) {
    return result('static', { code: 'go-tags-without-c' }, 'likely');
  }
  if (read.has('-race', '-msan', '-asan')) return result('dynamic', { code: 'sanitizers-need-cgo' });
  return result('depends', { code: 'imports-decide', cgo: cgo.reason });
}

type Cgo = { readonly state: 'on' | 'off' | 'unset' | 'unknown'; readonly reason: CgoReason };

function cgoOf(
  { environment }: Command,
  read: Flags,
  platform: string | undefined,
  settings: Scene['settings'],
): Cgo {
  const set = environment.has('CGO_ENABLED');
  const value = set ? environment.get('CGO_ENABLED') : settings.get('go CGO_ENABLED');
  if (value === '0') return { state: 'off', reason: { code: 'cgo-disabled' } };
  if (value === '1') return { state: 'on', reason: { code: 'cgo-enabled' } };
  if (set && value === undefined) {
    return { state: 'unknown', reason: { code: 'cgo-not-known' } };
  }
  const [hostOs, hostArchitecture] = platform?.split('/') ?? [];
  const architecture = environment.get('GOARCH');
  const os = environment.get('GOOS');
  if (os !== undefined && hostOs !== undefined && os !== hostOs) {
    return { state: 'off', reason: { code: 'cgo-off-for-system', os } };
  }
  if (architecture !== undefined && hostArchitecture !== undefined && architecture !== hostArchitecture) {
    if (environment.get('CC') === undefined) {
      return {
        state: 'off',
        reason: { code: 'cgo-off-for-architecture', architecture, host: hostArchitecture },
      };
    }
  }
  if (read.has('-race')) return { state: 'on', reason: { code: 'race-needs-cgo' } };
  return { state: 'unset', reason: { code: 'cgo-not-disabled' } };
}

function targetOf({ environment }: Command) {
  return { architecture: environment.get('GOARCH'), os: environment.get('GOOS') };
}

type Output = {
  readonly path: string | undefined;
  readonly directory: string | undefined;
  readonly sure: boolean;
};

function outputs(read: Flags, directory: string | undefined, directories: ReadonlySet<string>): Output[] {
  const output = read.option('-o');
  const packages = read.operands.map(({ text }) => text);
  if (output) {
    const path = resolveKnown(directory, output.value);
    if (path?.startsWith('/dev/')) return [];
    const several = packages.length > 1 || packages.some((name) => name?.endsWith('/...'));
    const known = path !== undefined && directories.has(path);
    if (known || output.written?.endsWith('/') || output.written === '.' || several) {
      const named =
        several || packages.length === 0 ? [undefined] : packages.map((name) => programName(name));
      return named.map((name) => ({
        path: name && resolveKnown(path, name),
        directory: path,
        sure: !several,
      }));
    }
    return [{ path, directory: path && resolveKnown(path, '..'), sure: true }];
  }
  const [only] = packages;
  const sources = packages.every((name) => name?.endsWith('.go'));
  // Several packages are only checked, nothing is written.
  if (packages.length > 1 && !sources) return [];
  if (only?.endsWith('/...')) return [];
  const name = sources && only ? lastPart(only).replace(/\.go$/, '') : programName(only);
  return [
    {
      path: name === undefined ? undefined : resolveKnown(directory, name),
      directory,
      sure: name !== undefined,
    },
  ];
}

/** The program of a package takes the last element of its path; that of `.` the module's name, which the command does not tell. */
function programName(name: string | undefined): string | undefined {
  if (name === undefined || /^\.{0,2}\/?$/.test(name)) return undefined;
  const [path = ''] = name.split('@');
  const last = lastPart(path);
  return /^v\d+$/.test(last) ? lastPart(path.slice(0, -last.length - 1)) : last;
}

function installed(command: Command, read: Flags, details: Parameters<typeof executable>[1]): Effect[] {
  const { environment } = command;
  const [path] = environment.get('GOPATH')?.split(':') ?? [];
  const directory = environment.get('GOBIN') ?? (path && `${path}/bin`);
  const packages = read.operands.flatMap(({ text, span }) => {
    const [name, version] = text?.split('@') ?? [];
    return name && version !== undefined ? [{ name, version, span }] : [];
  });
  const programs = read.operands.map(({ text }): Effect => {
    const name = text?.endsWith('/...') ? undefined : programName(text);
    const file = name === undefined ? undefined : resolveKnown(directory, name);
    return executable(command, { ...details, path: file, directory });
  });
  return [...packageEffect(command, { manager: 'go', packages }), ...programs];
}

function wordsOf(text: string | undefined) {
  const span = { start: 0, end: 0 };
  const words = text?.split(/\s+/).filter((word) => word !== '') ?? [];
  return words.map((word) => ({ text: word, written: word, raw: word, span }));
}

/** Whether what is handed to the linker of C, in quotes or as one word, asks for a static program. */
function linksStatically(ldflags: string): boolean {
  return ldflags
    .split('-extldflags')
    .slice(1)
    .some((after) => {
      const [handed = ''] = /^[= ]?(?:'[^']*|\\?"[^"]*|\S*)/.exec(after) ?? [];
      return /-static(-pie)?(?![\w-])/.test(handed);
    });
}
