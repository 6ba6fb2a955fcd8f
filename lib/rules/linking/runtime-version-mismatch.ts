import type { CatalogImage } from '../../catalog/image';
import type { StageView } from '../../contents/contents';
import { majorOf } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import { baseName } from '../../path/path';
import type { Effect } from '../../shell/effect';
import { startedProject } from '../../start/dotnet-project';
import { languageOfImage } from '../../start/runtime';
import type { Span } from '../../text/span';
import { nameOf } from '../../words/names';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'runtime-version-mismatch',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Built for another version of the runtime',
  why: 'Java refuses class files newer than itself. A Python environment belongs to one minor version: its packages lie under `lib/python3.12`, and its interpreter is a link. Native Node modules are built against one Node version, and a .NET program asks for its own.',
  remedy: 'Use the same version in the builder and in the final stage.',
  symptoms: [
    'java.lang.UnsupportedClassVersionError',
    "ModuleNotFoundError: No module named 'encodings'",
    'was compiled against a different Node.js version',
  ],
  references: [
    {
      title: 'Java class file versions',
      url: 'https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Java 21 classes on Java 17',
        dockerfile:
          'FROM eclipse-temurin:21-jdk AS builder\nWORKDIR /src\nCOPY . .\nRUN javac -d /out Main.java\nFROM eclipse-temurin:17-jre\nUSER 1000\n[|COPY --from=builder /out /app|]\nCMD ["java", "-cp", "/app", "Main"]\n',
      },
      {
        title: 'A virtual environment of another Python',
        dockerfile:
          'FROM python:3.12-slim-bookworm AS builder\nRUN python -m venv /venv && /venv/bin/pip install flask\nFROM python:3.13-slim-bookworm\nUSER 1000\n[|COPY --from=builder /venv /venv|]\nCMD ["/venv/bin/python", "-m", "flask", "run"]\n',
      },
    ],
    good: [
      {
        title: 'The same Java',
        dockerfile:
          'FROM eclipse-temurin:21-jdk AS builder\nWORKDIR /src\nCOPY . .\nRUN javac -d /out Main.java\nFROM eclipse-temurin:21-jre\nUSER 1000\nCOPY --from=builder /out /app\nCMD ["java", "-cp", "/app", "Main"]\n',
      },
      {
        title: 'Built for the older release',
        dockerfile:
          'FROM eclipse-temurin:21-jdk AS builder\nWORKDIR /src\nCOPY . .\nRUN javac --release 17 -d /out Main.java\nFROM eclipse-temurin:17-jre\nUSER 1000\nCOPY --from=builder /out /app\nCMD ["java", "-cp", "/app", "Main"]\n',
      },
    ],
  },
  *check({ contents, graph, target }) {
    const runtime = target?.image && languageOfImage(target.image);
    if (!target?.image || !runtime?.version) return;
    const seen = new Set<string>();
    for (const writes of target.view.tree.writes.values()) {
      for (const write of writes) {
        if (write.origin.kind !== 'stage') continue;
        const from = contents.view(write.origin.stage);
        const builder = from.image;
        const built = builder && languageOfImage(builder);
        if (!builder || !built?.version || built.name !== runtime.name) continue;
        // Of a project that is given it is known what it is built for: dotnet-framework-differs says so.
        if (startedProject(target.view, target.start)) continue;
        const clash = clashOf(runtime.name, {
          path: write.origin.path,
          built: built.version,
          runs: runtime.version,
          made: madeIn(from),
          lookedFor: target.stage.end.variables.get('PYTHONPATH')?.value ?? '',
          written: ({ start, end }) => graph.dockerfile.text.slice(start, end),
        });
        const key = `${write.span.start}`;
        if (!clash || seen.has(key)) continue;
        seen.add(key);
        yield {
          span: write.span,
          stage: target.stage.index,
          ...clash,
          evidence: evidenceOf(builder, target.image),
        };
      }
    }
  },
});

type Artifact = Extract<Effect, { kind: 'artifact-built' }>;

/** The first artifact of each kind that a stage makes. */
function artifactsOf({ tree }: StageView): ReadonlyMap<string, Artifact> {
  const first = new Map<string, Artifact>();
  for (const { effect } of tree.effects)
    if (effect.kind === 'artifact-built' && !first.has(effect.artifact)) first.set(effect.artifact, effect);
  return first;
}

function madeIn(view: StageView): Handover['made'] {
  const artifacts = view.part(artifactsOf);
  return (...kinds) => kinds.map((kind) => artifacts.get(kind)).find((artifact) => artifact !== undefined);
}

type Clash = Pick<Reported, 'certainty' | 'message' | 'remedy' | 'severity' | 'consequence'>;

/** A directory that a stage with another version of the language hands over. */
type Handover = {
  readonly path: string;
  readonly built: string;
  readonly runs: string;
  /** What the stage makes first of one of these kinds. */
  made(...kinds: readonly string[]): Artifact | undefined;
  /** Where the runtime is told to look besides. */
  readonly lookedFor: string;
  /** What a command of the file is written as. */
  written(span: Span): string;
};

function clashOf(language: string, handover: Handover): Clash | undefined {
  switch (language) {
    case 'java':
      return clashOfJava(handover);
    case 'python':
      return clashOfPython(handover);
    case 'nodejs':
      return clashOfNode(handover);
    case 'dotnet':
      return clashOfDotnet(handover);
    default:
      return undefined;
  }
}

function clashOfJava({ built, made, runs }: Handover): Clash | undefined {
  const jar = made('jar', 'java-classes');
  if (!jar) return undefined;
  const older = (majorOf(runs) ?? 0) < (majorOf(built) ?? 0);
  const pinned = jar.target !== undefined && (majorOf(jar.target) ?? 99) <= (majorOf(runs) ?? 0);
  if (!older || pinned) return undefined;
  const versions = `Built with Java ${majorOf(built)}, started with Java ${majorOf(runs)}`;
  const remedy = `Run it on Java ${majorOf(built)}, or compile with \`--release ${majorOf(runs)}\`.`;
  if (jar.artifact === 'java-classes')
    return {
      certainty: 'certain',
      message: [
        versions,
        ': class files newer than the runtime are refused',
        { more: ' (UnsupportedClassVersionError).' },
      ],
      remedy,
    };
  return {
    certainty: 'likely',
    severity: 'warning',
    consequence: 'may-fail',
    message: [
      versions,
      {
        more: ': unless the build names an older release, its class files are refused (UnsupportedClassVersionError).',
      },
    ],
    remedy,
  };
}

function clashOfPython({ built, lookedFor, made, path, runs }: Handover): Clash | undefined {
  const isEnvironment =
    /(^|\/)\.?venv|virtualenv|site-packages|dist-packages/.test(path) ||
    made('python-environment')?.path === path;
  if (!isEnvironment) return undefined;
  const minor = /^\d+\.\d+/;
  const left = minor.exec(built)?.[0];
  const right = minor.exec(runs)?.[0];
  if (left === undefined || right === undefined || left === right) return undefined;
  return {
    certainty: 'likely',
    message: [
      `\`${path}\` is made by Python ${left}, but this stage has Python ${right}`,
      {
        more: lookedFor.includes(`python${left}`)
          ? ': what is compiled in its packages does not load.'
          : `: its packages lie under \`lib/python${left}\`, where it does not look.`,
      },
    ],
    remedy: `Use Python ${left} here as well, or make the environment with Python ${right}.`,
  };
}

function clashOfNode({ built, path, runs }: Handover): Clash | undefined {
  if (majorOf(built) === majorOf(runs) || baseName(path) !== 'node_modules') return undefined;
  return {
    certainty: 'possible',
    severity: 'warning',
    consequence: 'may-fail',
    message: `\`${path}\` is installed with Node ${majorOf(built)}, but this stage has Node ${majorOf(runs)}: if a package has a native module, it does not load.`,
    remedy: 'Install the packages with the Node version that runs them.',
  };
}

function clashOfDotnet({ built, made, runs, written }: Handover): Clash | undefined {
  const program = made('dotnet-framework-dependent');
  if (!program || majorOf(built) === majorOf(runs)) return undefined;
  const framework = /(?:-f|--framework)[ =]net(\d+)/.exec(written(program.span))?.[1];
  if (framework !== undefined && Number(framework) === majorOf(runs)) return undefined;
  return {
    certainty: 'likely',
    severity: 'warning',
    consequence: 'may-fail',
    message: `Published with the .NET ${majorOf(built)} SDK, started on .NET ${majorOf(runs)}: if the project targets .NET ${majorOf(built)}, the runtime it asks for is not there.`,
    remedy: 'Use the runtime of the version the project targets.',
  };
}

function evidenceOf(builder: CatalogImage, image: CatalogImage): NonNullable<Reported['evidence']> {
  return [builder, image].map((each) => {
    const language = presentIn(each.facts.language);
    return fromFact(
      `\`${each.reference}\` has ${language ? `${nameOf(language.name)} ${language.version}` : 'no language'}.`,
      each.facts.language,
    );
  });
}
