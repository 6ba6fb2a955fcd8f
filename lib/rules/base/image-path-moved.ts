import type { CatalogImage } from '../../catalog/image';
import type { Traits } from '../../catalog/traits';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import { resolvePath } from '../../path/path';
import type { Span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'image-path-moved',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Directory that the image used in an older version',
  why: 'Images move what they read and write from one major version to the next. PostgreSQL 18 keeps its data below `/var/lib/postgresql`, and stops where it finds a volume at the old place; the registry reads its configuration from another file since version 3.',
  remedy: 'Write the place that this version uses.',
  symptoms: [
    'Counter to that, there appears to be PostgreSQL data in: /var/lib/postgresql/data (unused mount/volume)',
    'Error: in 18+, these Docker images are configured to store database data in a format which is compatible with "pg_ctlcluster"',
  ],
  references: [
    {
      title: 'PostgreSQL 18: PGDATA and the volume moved',
      url: 'https://github.com/docker-library/postgres/pull/1259',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'The volume of PostgreSQL 17',
        dockerfile:
          'FROM postgres:18-trixie\nCOPY init.sql /docker-entrypoint-initdb.d/\nVOLUME [|/var/lib/postgresql/data|]\n',
        fixed:
          'FROM postgres:18-trixie\nCOPY init.sql /docker-entrypoint-initdb.d/\nVOLUME /var/lib/postgresql\n',
      },
      {
        title: 'The configuration of version 2',
        dockerfile: 'FROM registry:3\nCOPY config.yml [|/etc/docker/registry/config.yml|]\n',
        fixed: 'FROM registry:3\nCOPY config.yml /etc/distribution/config.yml\n',
      },
    ],
    good: [
      {
        title: 'The place of version 18',
        dockerfile: 'FROM postgres:18-trixie\nVOLUME /var/lib/postgresql\n',
      },
      {
        title: 'Version 17',
        dockerfile: 'FROM postgres:17-trixie\nVOLUME /var/lib/postgresql/data\n',
      },
      {
        title: 'The variable names the old place',
        dockerfile:
          'FROM postgres:18-trixie\nENV PGDATA=/var/lib/postgresql/data\nVOLUME /var/lib/postgresql/data\n',
      },
      {
        title: 'The command names the file',
        dockerfile:
          'FROM registry:3\nCOPY config.yml /etc/docker/registry/config.yml\nCMD ["/etc/docker/registry/config.yml"]\n',
      },
    ],
  },
  *check({ target }) {
    if (!target?.image) return;
    const { image, view } = target;
    const version = presentIn(image.facts.language)?.version;
    if (version === undefined) return;
    for (const moved of image.traits.movedPaths ?? []) {
      const { from, since, until } = moved;
      if (compareVersions(version, since) < 0) continue;
      if (until !== undefined && compareVersions(version, until) >= 0) continue;
      if (isNamedElsewhere(view, moved)) continue;
      const span = moved.when === 'mounted' ? volumeAt(view, from) : copyTo(view, from);
      if (span) yield report(image, view, moved, span);
    }
  },
});

type Moved = NonNullable<Traits['movedPaths']>[number];

/** Whether a variable is set, or what this file starts names the old place, or may. */
function isNamedElsewhere(view: StageView, { from, variable }: Moved): boolean {
  const { cmd, entrypoint, variables } = view.stage.end;
  if (variable !== undefined && variables.get(variable)?.span !== undefined) return true;
  if (entrypoint?.span !== undefined) return true;
  return cmd?.span !== undefined && textOf(view, cmd.span).includes(from);
}

function textOf({ contents }: StageView, { start, end }: Span): string {
  return contents.graph.dockerfile.text.slice(start, end);
}

function volumeAt({ stage }: StageView, place: string): Span | undefined {
  return stage.end.volumes.find(({ value, span }) => span !== undefined && resolvePath('/', value) === place)
    ?.span;
}

/** The destination of a COPY that is this very file. */
function copyTo(view: StageView, place: string): Span | undefined {
  for (const { instruction } of view.stage.steps) {
    if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') continue;
    const { destination } = instruction;
    if (destination.text === place) return destination.span;
  }
  return undefined;
}

function report(image: CatalogImage, view: StageView, moved: Moved, span: Span): Reported {
  const { effect, from, since, to, variable, when } = moved;
  const refuses = effect === 'refuses';
  const isAlone = textOf(view, span) === from;
  return {
    span,
    stage: view.stage.index,
    certainty: 'likely',
    ...(!refuses && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: refuses
      ? [
          `\`${image.reference}\` keeps its data below \`${to}\` from ${since} on, and its start script stops where it finds a volume at \`${from}\``,
          { more: ': the container will not start.' },
        ]
      : `\`${image.reference}\` uses \`${to}\` from ${since} on: ${when === 'copied' ? `what is put at \`${from}\` is not read` : `the volume at \`${from}\` stays empty`}.`,
    remedy:
      variable === undefined
        ? `Write \`${to}\`.`
        : `Write \`${to}\`, or set \`${variable}\` to \`${from}\` to keep the old place.`,
    evidence: [fromSource('Where this version looks.', sourceOf(moved))],
    ...(isAlone && { fix: { safety: 'review' as const, edits: [{ span, newText: to }] } }),
  };
}
