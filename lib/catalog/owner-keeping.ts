import { z } from 'zod';
import { sourced, text } from './values';

/**
 * A file of `data/owner-keeping`: programs of which it is known that they hand nothing over to another owner but what
 * their arguments say. What they make belongs to whoever runs them.
 */
export const ownerKeepingTableSchema = sourced({ of: text, programs: z.array(text).min(1) });

export type OwnerKeepingTable = Readonly<z.infer<typeof ownerKeepingTableSchema>>;

/** Their names. */
export type OwnerKeeping = ReadonlySet<string>;

export function indexOwnerKeeping(tables: readonly OwnerKeepingTable[]): OwnerKeeping {
  return new Set(tables.flatMap(({ programs }) => programs));
}
