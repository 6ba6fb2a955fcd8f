import type { ReactNode } from 'react';
import { Button } from '../ui/button';

/** Asks for what is left out of a list. */
export function MoreButton({
  isLoading,
  onClick,
  children,
}: {
  readonly isLoading: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button size="small" className="no-print mt-2" disabled={isLoading} onClick={onClick}>
      {isLoading ? 'Loading' : children}
    </Button>
  );
}
