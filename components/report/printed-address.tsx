'use client';

import { useOrigin } from './use-origin';

/** On paper: where something is to be found. */
export function PrintedAddress({
  label,
  origin,
  path,
  className = '',
}: {
  readonly label: string;
  readonly origin: string | undefined;
  readonly path: string;
  readonly className?: string;
}) {
  const site = useOrigin(origin);
  return (
    <p className={`hidden text-sm print:block ${className}`}>
      {label}: <a href={path}>{site + path}</a>
    </p>
  );
}
