import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { siteAddress } from '@/app/_server/address';
import { getCatalog } from '@/app/_server/catalog';
import { FollowLinks } from '@/components/site/follow-links';
import { Footer } from '@/components/site/footer';
import { Header } from '@/components/site/header';
import { themeScript } from '@/components/site/theme';
import './globals.css';

// Latin alone, one axis of weight: what else a name may hold is drawn by the fonts of the system. Loaded here so that only
// the one every page needs is fetched ahead.
const sans = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
});
const mono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  adjustFontFallback: false,
  preload: false,
});

export const metadata: Metadata = {
  metadataBase: siteAddress(),
  title: { default: 'Plinth: what should your container stand on?', template: '%s · Plinth' },
  description:
    'Compare secure container base images fact by fact, each with its source, and have a Dockerfile analysed.',
  applicationName: 'Plinth',
};

// Every page is made by the server that answers it: its address, its catalog and its day are set at start, after the build.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1a18' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="no-print sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <Header />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer catalog={getCatalog()} />
        <FollowLinks />
      </body>
    </html>
  );
}
