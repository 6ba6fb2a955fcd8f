import { baseName, directoryOf, lastPart, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, Linkage } from '../effect';
import { artifact } from './artifact';
import { executable } from './executable';
import { certaintyOf, type Family, flags, likely, pathOf } from './family';

/** javac, Maven, Gradle, sbt, Leiningen, Ant, jlink, native-image, and jars that unpack themselves into layers. */
export const java: Family = {
  programs: [
    'javac',
    'mvn',
    'mvnw',
    'mvnd',
    'gradle',
    'gradlew',
    'sbt',
    'lein',
    'ant',
    'jlink',
    'native-image',
    'java',
    'kotlinc',
  ],
  effects: javaEffects,
};

function javaEffects(command: Command): Effect[] {
  switch (baseName(command.name)) {
    case 'javac':
      return javac(command);
    case 'mvn':
    case 'mvnw':
    case 'mvnd':
      return maven(command);
    case 'gradle':
    case 'gradlew':
      return gradle(command);
    case 'jlink':
      return jlink(command);
    case 'native-image':
      return nativeImage(command);
    case 'java':
      return layers(command);
    case 'sbt':
      return command.args.some(({ written }) => /assembly|package|stage|dist/.test(written))
        ? [
            artifact(
              command,
              'jar',
              resolveKnown(command.directory, 'target/**/*.jar'),
              undefined,
              likely(command),
            ),
          ]
        : [];
    case 'lein':
      return command.args.some(({ written }) => /^(uberjar|jar)$/.test(written))
        ? [
            artifact(
              command,
              'jar',
              resolveKnown(command.directory, 'target/*.jar'),
              undefined,
              likely(command),
            ),
          ]
        : [];
    case 'kotlinc': {
      const read = flagsOf(command.args, flags('-d -cp -classpath -jvm-target', { singleDash: true }));
      const path = pathOf(command, read.value('-d'));
      return [
        artifact(command, path?.endsWith('.jar') ? 'jar' : 'java-classes', path, read.value('-jvm-target')),
      ];
    }
    default:
      return [];
  }
}

const javacFlags = flags(
  '-d -s -h -cp -classpath --class-path -p --module-path -source --source -target --target --release -encoding -processor -processorpath --processor-path --system --module -m --add-modules -sourcepath --source-path',
  { singleDash: true },
);

function javac(command: Command): Effect[] {
  const read = flagsOf(command.args, javacFlags);
  if (read.operands.length === 0 && !read.has('-m', '--module')) return [];
  const target =
    read.value('--release') ?? read.value('-target', '--target') ?? read.value('-source', '--source');
  return [artifact(command, 'java-classes', pathOf(command, read.value('-d') ?? '.'), target)];
}

const mavenFlags = flags(
  '-f -pl -P -s -gs -T -t -rf -l -D --file --projects --activate-profiles --settings --threads --toolchains --define --log-file',
  { singleDash: true },
);

function maven(command: Command): Effect[] {
  // `-Dname=value` and `-Pprofile` are attached.
  const read = flagsOf(command.args, mavenFlags);
  const goals = read.operands.map(({ written }) => written);
  const packs = goals.some((goal) =>
    /^(package|verify|install|deploy|integration-test)$|:(repackage|single|shade|jar|build|native-compile)$|^native:compile(-no-fork)?$/.test(
      goal,
    ),
  );
  if (!packs || goals.includes('dependency:go-offline')) return [];
  const file = pathOf(command, read.value('-f', '--file'));
  const home = file === undefined ? command.directory : /\.xml$/.test(file) ? directoryOf(file) : file;
  const words = command.args.map(({ written }) => written).join(' ');
  const modules = read.value('-pl', '--projects')?.split(',') ?? ['.'];
  const target = /-D(?:maven\.compiler\.(?:release|target)|java\.version)=(\S+)/.exec(words)?.[1];
  const native =
    /(^|\s)-P\s?\S*native|-Dnative\b|package\.type=native|native\.enabled=true|native:compile/.test(words);
  return modules.map((module) => {
    const folder = resolveKnown(resolveKnown(home, module), 'target');
    if (native) return nativeExecutable(command, undefined, folder);
    return artifact(command, 'jar', resolveKnown(folder, '*.jar'), target, likely(command));
  });
}

function gradle(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags(
      '-p -b -c -g -x -I -P -D --project-dir --build-file --exclude-task --gradle-user-home --init-script --console --max-workers',
    ),
  );
  const tasks = read.operands.map(({ written }) => written);
  const home = pathOf(command, read.value('-p', '--project-dir') ?? '.');
  return tasks.flatMap((task): Effect[] => {
    const parts = task.split(':').filter((part) => part !== '');
    const name = parts.at(-1) ?? '';
    const project = resolveKnown(home, parts.slice(0, -1).join('/') || '.');
    if (name === 'nativeCompile') {
      return [nativeExecutable(command, undefined, resolveKnown(project, 'build/native/nativeCompile'))];
    }
    if (/^(installDist|installShadowDist|installBootDist)$/.test(name)) {
      return [
        artifact(
          command,
          'jar',
          resolveKnown(project, 'build/install/*/lib/*.jar'),
          undefined,
          likely(command),
        ),
      ];
    }
    if (
      !/^(build|assemble|jar|bootJar|shadowJar|uberJar|fatJar|bootWar|war|buildFatJar|quarkusBuild)$/.test(
        name,
      )
    )
      return [];
    return [artifact(command, 'jar', resolveKnown(project, 'build/libs/*.jar'), undefined, likely(command))];
  });
}

function jlink(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags(
      '-p --module-path --add-modules --output --compress --launcher --strip-native-debug-symbols -c --limit-modules --vm --endian',
    ),
  );
  const path = pathOf(command, read.value('--output'));
  return read.has('--output') ? [artifact(command, 'jlink-runtime', path, undefined)] : [];
}

const nativeFlags = flags('-cp -classpath --class-path -p --module-path -jar -o -m --module', {
  singleDash: true,
});

/** https://www.graalvm.org/latest/reference-manual/native-image/guides/build-static-executables/ */
function nativeImage(command: Command): Effect[] {
  const read = flagsOf(command.args, nativeFlags);
  const jar = read.value('-jar');
  const named = read.options.find(({ name }) => name === '-H:Name')?.value;
  const main = read.operands[0]?.text;
  const given = read.value('-o') ?? read.operands[1]?.text ?? named;
  const name =
    given ??
    (jar === undefined
      ? main && lastPart(main.replaceAll('.', '/')).toLowerCase()
      : lastPart(jar).replace(/\.jar$/, ''));
  if (
    read.has('--version', '--help', '--shared') ||
    (main === undefined && jar === undefined && given === undefined)
  )
    return [];
  const path = pathOf(command, name);
  return [nativeExecutable(command, path, path && directoryOf(path))];
}

function nativeExecutable(command: Command, path: string | undefined, directory: string | undefined): Effect {
  const words = command.args.map(({ written }) => written);
  const fixed = words.some((word) => word.includes('--static') && !word.includes('--static-nolibc'));
  const mostly = words.some((word) => /--static-nolibc|StaticExecutableWithDynamicLibC/.test(word));
  const linkage: Linkage = fixed && !mostly ? 'static' : 'dynamic';
  return executable(command, {
    language: 'graalvm',
    linkage,
    reason:
      linkage === 'static'
        ? { code: 'option', option: '--static' }
        : mostly
          ? { code: 'all-but-libc-static' }
          : { code: 'native-image-links-zlib' },
    libraries: linkage === 'static' || mostly ? [] : ['libz.so.1'],
    libc: words.some((word) => word.includes('--libc=musl')) ? 'musl' : undefined,
    path,
    directory,
    certainty: likely(command),
  });
}

/** `java -Djarmode=tools -jar app.jar extract --destination dir`: Spring Boot's layers. */
function layers(command: Command): Effect[] {
  if (!command.args.some(({ written }) => /^-Djarmode=(layertools|tools)$/.test(written))) return [];
  const read = flagsOf(
    command.args,
    flags('-jar --destination --application-filename', { singleDash: true }),
  );
  if (!command.args.some(({ written }) => written === 'extract')) return [];
  const archive = pathOf(command, read.value('-jar'));
  const tools = command.args.some(({ written }) => written === '-Djarmode=tools');
  const own = tools && archive !== undefined ? lastPart(archive).replace(/\.jar$/, '') : '.';
  const into = pathOf(command, read.value('--destination') ?? own);
  return [{ kind: 'unpacked', archive, into, span: command.span, certainty: certaintyOf(command) }];
}
