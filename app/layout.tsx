import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { siteAddress } from '@/app/_server/address';
import { getCatalog } from '@/app/_server/catalog';
import { Footer } from '@/components/site/footer';
import { Header } from '@/components/site/header';
import { ThemeProvider } from '@/components/site/theme';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: siteAddress(),
  title: { default: 'Plinth: what should your container stand on?', template: '%s · Plinth' },
  description:
    'Compare secure container base images fact by fact, each with its source, and have a Dockerfile analysed.',
  applicationName: 'Plinth',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1a18' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="no-print sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <ThemeProvider>
          <Header />
          <main id="content" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          <Footer catalog={getCatalog()} />
        </ThemeProvider>
      </body>
    </html>
  );
}
