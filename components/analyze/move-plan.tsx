'use client';

import { useMutation } from '@tanstack/react-query';
import { LoaderCircle, Wand } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { Fix } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import type { Plan } from '@/lib/report/rewrite';
import { Hunks } from '../report/fix-panel';
import { previewFix } from '../report/fix-preview';
import { InlineProse } from '../report/prose';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { TextInput } from '../ui/field';
import { TextLink } from '../ui/text-link';
import { askRewrite } from './ask-rewrite';

type Asked = { readonly request: AnalyzeRequest; readonly to: string };

const wishes = [
  { to: 'least-change', label: 'Least change' },
  { to: 'smallest', label: 'Smallest that runs' },
] as const;

/** The file on another base, with what has to change: asked for, shown, and made in the editor when wanted. */
export function MovePlan({
  request,
  apply,
}: {
  readonly request: AnalyzeRequest | undefined;
  readonly apply: (fix: Fix) => void;
}) {
  const field = useId();
  const [named, setNamed] = useState('');
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: async (asked: Asked) => ({
      asked,
      plan: (await askRewrite({ ...asked.request, to: asked.to })).plans[0],
    }),
    networkMode: 'always',
  });
  const ask = (to: string) => request && mutate({ request, to });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (named.trim() !== '') ask(named.trim());
  };
  const isOfThisText = data !== undefined && data.asked.request === request;
  return (
    <Disclosure
      summary="Move to another base"
      className="no-print mb-4 rounded-md border border-line bg-surface px-3 py-1"
    >
      <div className="space-y-3 pt-1 pb-2">
        <div className="flex flex-wrap items-center gap-2">
          {wishes.map(({ to, label }) => (
            <Button key={to} size="small" disabled={isPending} onClick={() => ask(to)}>
              {label}
            </Button>
          ))}
          <form onSubmit={submit} className="flex min-w-0 flex-1 basis-56 items-center gap-2">
            <label htmlFor={field} className="sr-only">
              Image or family
            </label>
            <TextInput
              id={field}
              value={named}
              onChange={(event) => setNamed(event.target.value)}
              placeholder="or name one: ubi, alpine:3.24"
              maxLength={1024}
              spellCheck={false}
              autoCapitalize="none"
              dense
              className="min-w-0 flex-1 font-mono"
            />
            <Button size="small" type="submit" disabled={isPending || named.trim() === ''}>
              Show
            </Button>
          </form>
        </div>
        <div aria-live="polite" className="space-y-3 empty:hidden">
          {isPending && (
            <p className="flex items-center gap-2 text-sm text-muted">
              <LoaderCircle size={14} aria-hidden="true" className="animate-spin" />
              Reading the file on{' '}
              {variables.to === 'least-change' || variables.to === 'smallest'
                ? 'bases of the catalog'
                : variables.to}
            </p>
          )}
          {!isPending && error && <p className="text-sm">{error.message}</p>}
          {!isPending && !error && isOfThisText && (
            <Shown plan={data.plan} text={data.asked.request.dockerfile} apply={apply} />
          )}
        </div>
      </div>
    </Disclosure>
  );
}

function Shown({
  plan,
  text,
  apply,
}: {
  readonly plan: Plan | undefined;
  readonly text: string;
  readonly apply: (fix: Fix) => void;
}) {
  if (plan === undefined)
    return (
      <p className="text-sm">
        There is no plan: the file names no base that could be changed, or the catalog holds none for this
        wish. Name an image to see what stands in its way.
      </p>
    );
  const { base, caveats = [], edits, left, proof } = plan;
  const fix: Fix = { safety: 'review', edits };
  const errors = left.filter(({ severity }) => severity === 'error');
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={proof.isProved ? 'accent' : 'neutral'}>
          {proof.isProved ? 'No failure found' : errors.length > 0 ? 'Fails' : 'Not known'}
        </Badge>
        <span className="font-mono text-sm font-medium wrap-anywhere">
          {base?.imageId === undefined ? (
            base?.reference
          ) : (
            <TextLink href={`/images/${base.imageId}`}>{base.reference}</TextLink>
          )}
        </span>
        <span className="text-sm text-muted">
          {edits.length === 1 ? '1 edit' : `${edits.length} edits`}; errors {proof.before.errors} before,{' '}
          {proof.after.errors} after
        </span>
      </p>
      {errors.length > 0 && (
        <ul className="space-y-1 text-sm">
          {errors.map(({ rule, range, message }) => (
            <li key={`${rule} ${range.start.line}:${range.start.column}`}>
              Line {range.start.line}: <InlineProse text={message} />
            </li>
          ))}
        </ul>
      )}
      {caveats.length > 0 && (
        <ul className="space-y-1 text-sm text-muted">
          {caveats.map((caveat) => (
            <li key={caveat}>
              <InlineProse text={caveat} />
            </li>
          ))}
        </ul>
      )}
      <Hunks hunks={previewFix(text, fix)} />
      {proof.isProved && (
        <Button size="small" onClick={() => apply(fix)}>
          <Wand size={14} aria-hidden="true" />
          Make these edits
        </Button>
      )}
    </>
  );
}
