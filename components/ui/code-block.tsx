import 'server-only';
import { Fragment } from 'react';
import { classes } from './classes';
import { CopyButton } from './copy-button';
import { type CodeLanguage, highlight } from './highlight';

/** Code coloured on the server. With `numbers`, every line is an anchor `#L3`; lines in `marked` are lit. */
export async function CodeBlock({
  code,
  language,
  title,
  numbers = false,
  marked,
}: {
  readonly code: string;
  readonly language: CodeLanguage;
  /** Says what it is, above the code and to the copy button. */
  readonly title: string;
  readonly numbers?: boolean;
  readonly marked?: ReadonlySet<number>;
}) {
  const text = code.replace(/\n$/, '');
  const lines = await highlight(text, language);
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-surface">
      <figcaption className="flex min-h-9 items-center justify-between gap-2 border-b border-line py-0.5 pr-1 pl-3 text-sm text-muted">
        <span>{title}</span>
        <CopyButton text={code} what={title} />
      </figcaption>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto py-2"
      >
        <pre className="font-mono text-sm">
          <code>
            {lines.map((line, index) => {
              const number = index + 1;
              const isMarked = marked?.has(number);
              return (
                <Fragment key={number}>
                  <span
                    id={numbers ? `L${number}` : undefined}
                    className={classes(
                      'inline-block min-w-full px-3',
                      numbers && 'target:bg-accent-soft',
                      isMarked && 'bg-accent-soft',
                    )}
                  >
                    {numbers && (
                      <a
                        href={`#L${number}`}
                        aria-label={`Line ${number}`}
                        className="mr-4 inline-block w-6 text-right text-faint no-underline select-none"
                      >
                        {number}
                      </a>
                    )}
                    {line.map(({ text: piece, colour }, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
                      <span key={at} style={colour ? { color: colour } : undefined}>
                        {piece}
                      </span>
                    ))}
                  </span>
                  {'\n'}
                </Fragment>
              );
            })}
          </code>
        </pre>
      </section>
    </figure>
  );
}
