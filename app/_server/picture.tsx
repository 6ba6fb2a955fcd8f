import 'server-only';
import { ImageResponse } from 'next/og';
import { verdictShape } from '@/components/ui/verdict';
import { verdictColours } from '@/lib/render/verdict-colours';
import type { Verdict } from '@/lib/report/report';

/** Size of the pictures shown where a page is linked. */
export const pictureSize = { width: 1200, height: 630 };

const background = '#faf9f6';

/** A title over lines of facts, with the mark: the picture of a page. */
export function picture({
  above,
  title,
  verdict,
  lines,
  cacheControl = 'public, max-age=86400',
}: {
  readonly above: string;
  readonly title: string;
  /** That the title tells. */
  readonly verdict?: Verdict;
  readonly lines: readonly { readonly name: string; readonly value: string }[];
  readonly cacheControl?: string;
}): ImageResponse {
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '64px 72px',
        background,
        color: '#1c1a17',
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', gap: 20, fontSize: 30, color: '#524d47' }}>
        <svg viewBox="0 0 24 24" width="52" height="52" fill="#1a4a88" role="presentation">
          <rect x="8" y="2.5" width="8" height="5" rx="0.75" />
          <rect x="5" y="9.5" width="14" height="5" rx="0.75" />
          <rect x="2" y="16.5" width="20" height="5" rx="0.75" />
        </svg>
        {above}
      </div>
      <div
        style={{
          display: 'flex',
          gap: 36,
          fontSize: title.length > 60 ? 52 : 68,
          lineHeight: 1.12,
          letterSpacing: '-0.02em',
        }}
      >
        {verdict && (
          <svg viewBox="0 0 16 16" width="60" height="60" role="presentation">
            {verdictShape(verdict, verdictColours[verdict], background)}
          </svg>
        )}
        <div style={{ flex: 1 }}>{title}</div>
      </div>
      <div style={{ display: 'flex', gap: 56, borderTop: '2px solid #cbc5ba', paddingTop: 28 }}>
        {lines.map(({ name, value }) => (
          <div
            key={name}
            style={{
              display: 'flex',
              flexDirection: 'column',
              gap: 6,
              maxWidth: lines.length > 3 ? 340 : 640,
            }}
          >
            <span style={{ fontSize: 24, color: '#524d47' }}>{name}</span>
            <span style={{ fontSize: 34 }}>{value}</span>
          </div>
        ))}
      </div>
    </div>,
    { ...pictureSize, headers: { 'cache-control': cacheControl } },
  );
}
