import { z } from 'zod';
import { sourced, text } from './values';

/** A file of `data/tool-releases`: tools whose newest release refuses to be installed on older releases of a language. */
export const toolReleaseTableSchema = z.strictObject({
  /** As facts say it. */
  language: text,
  /** Who installs it. */
  manager: z.enum(['npm', 'gem']),
  tools: z
    .array(
      sourced({
        package: text,
        /** The first release with that need, which is not the newest for ever. */
        from: text.regex(/^\d+$/),
        /** The releases of the language it takes, as the manager writes ranges. */
        needs: text,
        /** The first release of the language whose own manager holds it to that. */
        heldSince: text.regex(/^\d+(\.\d+)*$/).exactOptional(),
        /** What people read when it is refused. */
        says: text,
        /** What to install on an older one. */
        last: text.regex(/^\d+(\.\d+)*$/),
      }),
    )
    .min(1),
});

export type ToolReleaseTable = Readonly<z.infer<typeof toolReleaseTableSchema>>;
export type ToolRelease = ToolReleaseTable['tools'][number];
