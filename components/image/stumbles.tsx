import type { Stumble } from '@/lib/image-guide/stumbles';
import { TextLink } from '../ui/text-link';

export function Stumbles({ stumbles }: { readonly stumbles: readonly Stumble[] }) {
  return (
    <ul className="text-sm">
      {stumbles.map(({ text, source, rule }) => (
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
