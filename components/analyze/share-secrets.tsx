'use client';

import { z } from 'zod';

const SecretText = z.object({ what: z.string(), masked: z.string() });

/** What `/api/secrets` answers. */
export const SecretsFound = z.object({
  secrets: z.array(SecretText.extend({ line: z.number() })),
  buildArgs: z.array(SecretText.extend({ name: z.string() })).default([]),
});
export type SecretsFound = z.infer<typeof SecretsFound>;

/** The secrets with their places. */
export function SecretList({ found }: { readonly found: SecretsFound }) {
  return (
    <ul className="max-h-48 overflow-auto rounded-md border border-line bg-surface">
      {found.secrets.map(({ line, what, masked }) => (
        <Row key={`${line} ${masked}`} place={`line ${line}`} what={what} masked={masked} />
      ))}
      {found.buildArgs.map(({ name, what, masked }) => (
        <Row key={name} place={name} what={what} masked={masked} />
      ))}
    </ul>
  );
}

function Row({
  place,
  what,
  masked,
}: {
  readonly place: string;
  readonly what: string;
  readonly masked: string;
}) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-line px-3 py-1.5 text-sm first:border-t-0">
      <span className="font-mono text-xs text-muted">{place}</span>
      <span>{what}</span>
      <code className="ml-auto font-mono text-xs break-all">{masked}</code>
    </li>
  );
}
