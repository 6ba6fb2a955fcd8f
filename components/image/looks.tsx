import type { Look } from '@/lib/image-guide/debugging';
import { CodeBlock } from '../ui/code-block';

export function Looks({ looks }: { readonly looks: readonly Look[] }) {
  return (
    <div className="space-y-3">
      {looks.map(({ title, command, note }) => (
        <div key={title}>
          <CodeBlock code={command} language="shell" title={title} />
          {note && <p className="mt-1 text-sm text-muted">{note}</p>}
        </div>
      ))}
    </div>
  );
}
