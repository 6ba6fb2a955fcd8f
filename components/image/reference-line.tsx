import { CopyButton } from '../ui/copy-button';

/** What to write after FROM, ready to copy. */
export function ReferenceLine({ reference, what }: { readonly reference: string; readonly what: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-sm wrap-anywhere">{reference}</code>
      <CopyButton text={reference} what={what} />
    </span>
  );
}
