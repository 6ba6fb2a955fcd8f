import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Where the site stands as people reach it: as configured, otherwise as the page was opened. */
export function useOrigin(configured: string | undefined): string {
  const here = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  return configured ?? here;
}
