import { z } from 'zod';

/** Days after which a shared report is removed. */
export const Expires = z.literal(['never', 90, 30, 7]);
export type Expires = z.infer<typeof Expires>;
