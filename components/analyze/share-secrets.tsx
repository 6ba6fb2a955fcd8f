'use client';

import { z } from 'zod';
import { Button } from '../ui/button';

const SecretText = z.object({ what: z.string(), masked: z.string() });

/** What `/api/secrets` answers. */
export const SecretsFound = z.object({
  secrets: z.array(SecretText.extend({ line: z.number() })),
  buildArgs: z.array(SecretText.extend({ name: z.string() })).default([]),
});
export type SecretsFound = z.infer<typeof SecretsFound>;

/** The secrets with their places, and what to do with them: replaced unless the user insists. */
export function SecretsFoundView({
  found,
  onReplace,
  onKeep,
}: {
  readonly found: SecretsFound;
  readonly onReplace: () => void;
  readonly onKeep: () => void;
}) {
  return (
    <div className="space-y-3">
      <p className="text-muted">
        Everyone who has the link can read the whole text, and a shared report stays. Replaced values are
        stored as placeholders; the findings stay the same.
      </p>
      <ul className="max-h-64 overflow-auto rounded-md border border-line bg-surface">
        {found.secrets.map(({ line, what, masked }) => (
          <Row key={`${line} ${masked}`} place={`line ${line}`} what={what} masked={masked} />
        ))}
        {found.buildArgs.map(({ name, what, masked }) => (
          <Row key={name} place={name} what={what} masked={masked} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pt-1">
        <Button variant="primary" onClick={onReplace} autoFocus>
          Replace and share
        </Button>
        <Button onClick={onKeep}>Share as it is</Button>
      </div>
    </div>
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
