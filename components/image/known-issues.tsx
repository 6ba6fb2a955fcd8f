import type { KnownIssue } from '@/lib/image-guide/known-issues';
import { TextLink } from '../ui/text-link';

export function KnownIssues({ issues }: { readonly issues: readonly KnownIssue[] }) {
  return (
    <ul className="text-sm">
      {issues.map(({ text, source, rule }) => (
        <li key={text} className="border-t border-line py-2">
          {text}
          <span className="mt-0.5 flex gap-4 text-xs">
            <TextLink href={source}>Where it was met</TextLink>
            {rule && <TextLink href={`/rules/${rule}`}>The rule that finds it</TextLink>}
          </span>
        </li>
      ))}
    </ul>
  );
}
