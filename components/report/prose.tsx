import { Fragment, type ReactNode } from 'react';
import { visibleExcept } from '@/lib/text/visible';
import { TextLink } from '../ui/text-link';

const inline = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^[\]\n]+)\]\((https?:\/\/[^\s)[]+|\/[^\s)[]*|#[^\s)[]*)\)/g;

/** One line of our own writing: `code`, **strong** and [links](…). Everything else stays as it is. */
export function InlineProse({ text: written }: { readonly text: string }) {
  const text = visibleExcept('\n', written);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, code, strong, label, href] = match;
    if (match.index > at) parts.push(text.slice(at, match.index));
    if (code !== undefined) {
      parts.push(
        <code key={match.index} className="inline-code">
          {code}
        </code>,
      );
    } else if (strong !== undefined) {
      parts.push(<strong key={match.index}>{strong}</strong>);
    } else if (label !== undefined && href !== undefined) {
      parts.push(
        <TextLink key={match.index} href={href}>
          {label}
        </TextLink>,
      );
    }
    at = match.index + whole.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return <>{parts}</>;
}

/** Paragraphs and lists of our own writing: the small part of Markdown the rules use. */
export function Prose({ text }: { readonly text: string }) {
  const blocks = text.trim().split(/\n\s*\n/);
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change under its blocks
        <Fragment key={index}>{renderBlock(block)}</Fragment>
      ))}
    </>
  );
}

function renderBlock(block: string): ReactNode {
  const lines = block.split('\n').map((line) => line.trim());
  if (lines.every((line) => /^[-*] /.test(line))) {
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <InlineProse text={line.slice(2)} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p>
      <InlineProse text={lines.join(' ')} />
    </p>
  );
}
