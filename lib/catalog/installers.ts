import { z } from 'zod';
import { sourced, text } from './values';

/**
 * A file of `data/installers`: which programs that distributions pack the package managers of a language bring as
 * well, by themselves or as something another package stands on: after `pip install -r requirements.txt` there may
 * be a `gunicorn`.
 */
export const installerTableSchema = z.strictObject({
  /** As facts say it, or what else its package managers are of. */
  language: text,
  managers: z.array(text).min(1),
  /** They pack programs of every kind. */
  anything: z.literal(true).exactOptional(),
  brings: z.array(sourced({ programs: z.array(text).min(1) })),
  /** Programs that their interpreter starts as a module too: `python -m uvicorn`. */
  modules: z.array(sourced({ program: text, module: text })).exactOptional(),
});

export type InstallerTable = Readonly<z.infer<typeof installerTableSchema>>;

/** The package managers of one language. */
export type Installers = {
  /** Whether what they install may bring a program of this name. */
  brings(program: string): boolean;
  /** What the interpreter starts as a module in place of a program; undefined: not known. */
  moduleOf(program: string): string | undefined;
};

/** By the name of a package manager. */
export type InstallerShelf = ReadonlyMap<string, Installers>;

export function indexInstallers(tables: readonly InstallerTable[]): InstallerShelf {
  return new Map(
    tables.flatMap(({ anything, brings, managers, modules = [] }) => {
      const started = new Map(modules.map(({ program, module }) => [program, module]));
      const names = new Set(brings.flatMap(({ programs }) => programs));
      const installers: Installers = {
        brings: (program) => anything === true || names.has(program),
        moduleOf: (program) => started.get(program),
      };
      return managers.map((manager) => [manager, installers] as const);
    }),
  );
}
