import type { Recipe } from '@/lib/image-guide/recipes/recipe';
import { CodeBlock } from '../ui/code-block';
import { Disclosure } from '../ui/disclosure';
import { TextLink } from '../ui/text-link';

/** One Dockerfile a language; the first open, the others folded. Each opens in the analyzer. */
export function Recipes({
  recipes,
}: {
  readonly recipes: readonly (Recipe & { readonly analyze: string })[];
}) {
  return (
    <div className="space-y-2">
      {recipes.map((recipe, index) => (
        <Disclosure key={recipe.language} name="recipe" open={index === 0} summary={recipe.title}>
          <div className="mt-1 mb-4 space-y-2">
            <CodeBlock
              code={recipe.dockerfile}
              language="dockerfile"
              title={`Dockerfile for ${recipe.title}`}
            />
            <ul className="list-disc space-y-1 pl-5 text-sm text-muted">
              {recipe.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            <p className="no-print text-sm">
              <TextLink href={recipe.analyze}>Open it in the analyzer</TextLink>
            </p>
          </div>
        </Disclosure>
      ))}
    </div>
  );
}
