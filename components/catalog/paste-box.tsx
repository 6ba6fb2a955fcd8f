'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useActionState, useState } from 'react';
import type { FormAction } from '../analyze/given';
import { analyzerPath } from '../analyze/path';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { TextLink } from '../ui/text-link';

const placeholder = `FROM golang:1.27 AS build
…
FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=build /app /app`;

/**
 * Hands a Dockerfile to the analyzer in the address's fragment, which never reaches a server.
 * Without JavaScript the form is the analyzer's own, and answered by its page.
 */
export function PasteBox({ action }: { readonly action: FormAction }) {
  const [, formAction] = useActionState(action, undefined, analyzerPath);
  const router = useRouter();
  const [isEmpty, setIsEmpty] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const dockerfile = String(new FormData(event.currentTarget).get('dockerfile') ?? '');
    if (dockerfile.trim() === '') {
      setIsEmpty(true);
      return;
    }
    const { encodeLink } = await import('@/lib/share/encode-link');
    // The analyzer needs it next.
    import('@/lib/share/decode-link').catch(() => {});
    router.push(`/analyze#${await encodeLink({ dockerfile })}`);
  }

  return (
    <form action={formAction} onSubmit={submit} className="flex flex-col gap-2">
      <label htmlFor="dockerfile" className="text-sm font-medium">
        Paste a Dockerfile
      </label>
      <TextArea
        id="dockerfile"
        name="dockerfile"
        rows={5}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={placeholder}
        aria-describedby={isEmpty ? 'dockerfile-empty' : undefined}
        aria-invalid={isEmpty || undefined}
        onInput={() => setIsEmpty(false)}
        className="resize-y"
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary">
          Analyze it
        </Button>
        <p className="text-sm text-muted">
          or <TextLink href="/analyze">start from an example</TextLink>
        </p>
        {isEmpty && (
          <p id="dockerfile-empty" role="alert" className="text-sm text-error">
            Paste a Dockerfile first.
          </p>
        )}
      </div>
    </form>
  );
}
