'use client';

import { useState } from 'react';
import { z } from 'zod';
import type { Expires } from '@/lib/report/sharing';
import type { StoredChanges } from '@/lib/report/stored-changes';
import { plural } from '@/lib/report/words';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Checkbox, Field, Select } from '../ui/field';
import { ShareChanges } from './share-changes';
import { SecretList, type SecretsFound } from './share-secrets';

/** How it is to be stored. */
export type Choice = {
  readonly expires: Expires;
  readonly withoutText: boolean;
  readonly keepSecrets: boolean;
};

/** What `/api/secrets` says would be stored. */
export const Stored = z.object({
  dockerfile: z.string(),
  buildArgs: z.record(z.string(), z.string()).default({}),
});
export type Stored = z.infer<typeof Stored>;

const expiries: readonly Expires[] = ['never', 90, 30, 7];

/** Before anything is stored: what everybody with the link will see, for how long, and without what. */
export function ChoiceView({
  found,
  changes,
  stored,
  onShare,
}: {
  readonly found: SecretsFound;
  /** What the report says otherwise once secrets are replaced. */
  readonly changes: StoredChanges | undefined;
  readonly stored: Stored;
  readonly onShare: (choice: Choice) => void;
}) {
  const [expires, setExpires] = useState<Expires>('never');
  const [withoutText, setWithoutText] = useState(false);
  const secrets = found.secrets.length + found.buildArgs.length;
  const share = (keepSecrets: boolean) => onShare({ expires, withoutText, keepSecrets });
  return (
    <div className="space-y-4">
      <p className="text-muted">
        Everyone who has the link can read {withoutText ? 'the findings' : 'the whole text and the findings'}.
        No search engine is told of it, and nobody guesses it.
      </p>
      {secrets > 0 && !withoutText && (
        <div className="space-y-2">
          <p className="text-sm font-medium">
            {secrets === 1 ? 'One secret is' : `${secrets} secrets are`} replaced by placeholders first
          </p>
          <SecretList found={found} />
          {changes === undefined ? (
            <p className="text-sm text-muted">The findings stay the same.</p>
          ) : (
            <ShareChanges changes={changes} why="secrets" />
          )}
        </div>
      )}
      <Public stored={stored} withoutText={withoutText} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Field label="Kept" className="w-40">
          {(wiring) => (
            <Select
              {...wiring}
              value={String(expires)}
              onChange={({ currentTarget: { value } }) =>
                setExpires(expiries.find((each) => String(each) === value) ?? 'never')
              }
            >
              {expiries.map((each) => (
                <option key={each} value={each}>
                  {each === 'never' ? 'until I delete it' : `for ${each} days`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Checkbox
          label="Leave the text out"
          checked={withoutText}
          onChange={({ currentTarget }) => setWithoutText(currentTarget.checked)}
          className="h-9"
        />
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button variant="primary" onClick={() => share(false)} autoFocus>
          {secrets > 0 && !withoutText ? 'Replace and share' : 'Share it'}
        </Button>
        {secrets > 0 && !withoutText && <Button onClick={() => share(true)}>Share as it is</Button>}
      </div>
    </div>
  );
}

/** The very text, as it will be stored. */
function Public({ stored, withoutText }: { readonly stored: Stored; readonly withoutText: boolean }) {
  const { dockerfile, buildArgs } = stored;
  const given = Object.entries(buildArgs);
  if (withoutText) {
    return (
      <p className="rounded-md border border-line bg-surface px-3 py-2 text-sm text-muted">
        Findings say what they are about in their own words, such as the names of programs and packages. The
        lines, the values of build arguments and the edits stay with you.
      </p>
    );
  }
  return (
    <Disclosure
      summary={
        <span className="text-sm">
          What becomes public: {plural(dockerfile.trimEnd().split('\n').length, 'line', 'lines')}
          {given.length > 0 && `, ${plural(given.length, 'build argument', 'build arguments')}`}
        </span>
      }
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className="mt-1 max-h-48 overflow-auto rounded-md border border-line bg-surface px-3 py-2 font-mono text-xs leading-5"
      >
        {given.map(([name, value]) => `--build-arg ${name}=${value}\n`).join('')}
        {dockerfile}
      </pre>
    </Disclosure>
  );
}
