import { directoryOf, resolvePath } from '../../path/path';
import type { Stage } from '../../stages/stage';
import type { Span } from '../../text/span';

/** A place that a variable of the image names for data. */
export type DataPath = {
  readonly name: string;
  readonly path: string;
  /** What has to be writable: the path itself, or where its file stands. */
  readonly directory: string;
  readonly span: Span;
  /** A database that is a file is written to; other places only if the program does so. */
  readonly sure: boolean;
};

const directories = /(^|_)(DATA|UPLOADS?|STORAGE|STATE|DB|LOGS?|MEDIA)_(DIR|DIRECTORY|FOLDER|ROOT|HOME)$/;
const databases = /(^|_)(SQLITE|SQLITE3)_?(PATH|FILE|DB|DATABASE|DATABASE_PATH|DB_PATH)?$/;

/** Directories for data and SQLite files that ENV of a stage names. */
export function dataPaths(stage: Stage): readonly DataPath[] {
  const found: DataPath[] = [];
  const workdir = stage.end.workdir?.value ?? '/';
  for (const [name, { value, span, kind }] of stage.end.variables.environment()) {
    if (value === undefined || span === undefined || kind !== 'env') continue;
    const database = databaseOf(name, value);
    if (database !== undefined) {
      const path = resolvePath(workdir, database);
      found.push({ name, path, directory: directoryOf(path), span, sure: true });
    } else if (directories.test(name) && value.startsWith('/') && value !== '/')
      found.push({
        name,
        path: resolvePath('/', value),
        directory: resolvePath('/', value),
        span,
        sure: false,
      });
  }
  return found;
}

/** `sqlite:////data/app.db` of SQLAlchemy, `sqlite:/data/app.db`, `file:/data/app.db` of Prisma, or a plain path. */
function databaseOf(name: string, value: string): string | undefined {
  const url = /^(?:sqlite3?(?:\+\w+)?|jdbc:sqlite):(?:\/\/\/|\/\/(?=\/))?([^?]+)/.exec(value);
  if (url) return usable(url[1]);
  const file = /^DATABASE_URL$/.test(name) ? /^file:([^?]+\.(?:db|sqlite3?))/.exec(value) : undefined;
  if (file) return usable(file[1]);
  return databases.test(name) && /^\/[\w./-]+\.\w+$/.test(value) ? value : undefined;
}

function usable(path: string | undefined): string | undefined {
  return path === undefined || !path.startsWith('/') || path.includes(':memory:') ? undefined : path;
}
