import { classes } from './classes';

export type ContentsPart = { readonly id: string; readonly title: string };

/**
 * What a page holds, each part a link: a line that stays at the top where there is little room, and a list beside the
 * text where there is more. It stands first in a grid whose first column is for it.
 */
export function Contents({
  parts,
  className,
}: {
  readonly parts: readonly ContentsPart[];
  readonly className?: string;
}) {
  return (
    <nav
      aria-label="On this page"
      className={classes(
        'no-print sticky top-0 z-20 -mx-4 border-b border-line bg-canvas sm:-mx-6 xl:top-6 xl:z-auto xl:mx-0 xl:max-h-[calc(100dvh-3rem)] xl:self-start xl:overflow-y-auto xl:border-0',
        className,
      )}
    >
      <p className="mb-1 hidden text-sm font-semibold xl:block">On this page</p>
      <ul className="contents-line flex gap-x-4 overflow-x-auto px-4 text-sm sm:px-6 xl:block xl:px-0">
        {parts.map(({ id, title }) => (
          <li key={id} className="shrink-0 xl:border-t xl:border-line">
            <a
              href={`#${id}`}
              className="inline-flex min-h-10 items-center whitespace-nowrap text-muted hover:text-accent xl:flex xl:min-h-8 xl:py-1 xl:whitespace-normal"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
