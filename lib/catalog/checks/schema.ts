import type { z } from 'zod';
import { folders } from '../folders';
import type { Problem } from './check';
import { defineCheck } from './check';

export const schema = defineCheck({
  id: 'schema',
  holds: 'every file has the shape it should have',
  run: (data) => {
    const read = new Map<string, unknown>(Object.entries(data));
    return Object.entries(folders).flatMap(([folder, shape]) =>
      [read.get(folder) ?? []].flat().flatMap((file) => problemsOf(`${folder}/${nameOf(file)}`, shape, file)),
    );
  },
});

/** The first thing that a file says is what it is of. */
function nameOf(file: unknown): string {
  const [first] = typeof file === 'object' && file !== null ? Object.values(file) : [];
  return String([first].flat()[0] ?? 'without a name');
}

function problemsOf(where: string, shape: z.ZodType, file: unknown): readonly Problem[] {
  const { error } = shape.safeParse(file);
  return (error?.issues ?? []).map(({ path, message }) => ({
    where: `${where} ${path.map(String).join('.')}`,
    what: message,
  }));
}
