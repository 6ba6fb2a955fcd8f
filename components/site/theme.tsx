'use client';

import { ThemeProvider as Provider } from 'next-themes';
import type { ReactNode } from 'react';

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Provider
      attribute="class"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
    >
      {children}
    </Provider>
  );
}
