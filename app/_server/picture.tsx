import 'server-only';
import { ImageResponse } from 'next/og';

/** Size of the pictures shown where a page is linked. */
export const pictureSize = { width: 1200, height: 630 };

/** A title over lines of facts, with the mark: the picture of a page. */
export function picture({
  above,
  title,
  lines,
}: {
  readonly above: string;
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly value: string }[];
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
        background: '#faf9f6',
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
          fontSize: title.length > 60 ? 52 : 68,
          lineHeight: 1.12,
          letterSpacing: '-0.02em',
        }}
      >
        {title}
      </div>
      <div style={{ display: 'flex', gap: 56, borderTop: '2px solid #cbc5ba', paddingTop: 28 }}>
        {lines.map(({ name, value }) => (
          <div key={name} style={{ display: 'flex', flexDirection: 'column', gap: 6, maxWidth: 340 }}>
            <span style={{ fontSize: 24, color: '#524d47' }}>{name}</span>
            <span style={{ fontSize: 34 }}>{value}</span>
          </div>
        ))}
      </div>
    </div>,
    { ...pictureSize, headers: { 'cache-control': 'public, max-age=86400' } },
  );
}
