import type { CompiledQuery } from 'kysely';
import type Database from 'libsql';
import type { Database as Queries, Write } from './engine';

export type Rows = {
  /** Writes all or nothing, on disk when this returns. Answers those whose condition held. */
  write(writes: readonly Write[]): ReadonlySet<Write>;
  /** Whether what was written will be found when the path is opened again. */
  areKept(writes: readonly Write[]): boolean;
};

/**
 * Rows of the file that is open and whose path is given. What is written is looked for before anybody is told: the
 * first time through the path, opened once more beside the open file, which shows that `isInPlace` knows this very file.
 * From then on that, and what an opener reads first, say that he comes to the rows that are read here, as no page is
 * kept: each is read from the file and its log.
 */
export function rowsOf(
  file: Database.Database,
  queries: Queries,
  path: string,
  isInPlace: () => boolean,
): Rows {
  const prepared = new Map<string, Database.Statement>();
  const shape = readShape();
  let isProven = false;

  function statement(sql: string): Database.Statement {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = file.prepare(sql);
    prepared.set(sql, made);
    return made;
  }

  /** How an opener finds the rows of each table, from the first page. */
  function readShape(): string {
    return JSON.stringify(statement('select name, rootpage, sql from main.sqlite_schema').all());
  }

  function areFound(writes: readonly Write[], schema: 'main' | 'again'): boolean {
    return writes.every(({ find }) => {
      const { sql, parameters } = find(queries.withSchema(schema));
      const made = schema === 'main' ? statement(sql) : file.prepare(sql);
      return made.all(...parameters).length > 0;
    });
  }

  function areFoundAgain(writes: readonly Write[]): boolean {
    // An attached file is closed when it is detached; a second connection only when it is collected.
    file.exec(`attach '${path.replaceAll("'", "''")}' as again`);
    try {
      return areFound(writes, 'again');
    } finally {
      file.exec('detach again');
    }
  }

  /** How many rows it changes. */
  function run({ sql, parameters }: CompiledQuery): number {
    return statement(sql).run(...parameters.map(bytesAsBuffer)).changes;
  }

  return {
    write(writes) {
      // By `exec`, which leaves no statement behind when another program holds the lock.
      file.exec('begin immediate');
      try {
        const made = writes.filter(({ condition, statements }) => {
          if (condition !== undefined && run(condition(queries)) === 0) return false;
          for (const query of statements(queries)) run(query);
          return true;
        });
        file.exec('commit');
        return new Set(made);
      } catch (error) {
        // What failed may stay unfinished until it is collected, and is not to be begun once more.
        prepared.clear();
        if (file.inTransaction) file.exec('rollback');
        throw error;
      }
    },

    areKept(writes) {
      if (file.inTransaction || !isInPlace()) return false;
      if (writes.length === 0) return true;
      if (isProven) return readShape() === shape && areFound(writes, 'main');
      isProven = areFoundAgain(writes);
      return isProven;
    },
  };
}

/** libsql takes no other kind of bytes. */
function bytesAsBuffer(value: unknown): unknown {
  const isBytes = value instanceof Uint8Array && !Buffer.isBuffer(value);
  return isBytes ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
