const shapes = {
  idle: 'M9 9h11v11H9zM5 15H4V4h11v1',
  copied: 'M4 13l5 5L20 6',
  failed: 'M6 6l12 12M18 6L6 18',
} as const;

/** Two sheets, a tick, a cross: drawn here, as the button stands on every page and a set of icons is ten times as heavy. */
export function CopyIcon({ state }: { readonly state: keyof typeof shapes }) {
  return (
    <svg
      aria-hidden="true"
      width={14}
      height={14}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[state]} />
    </svg>
  );
}
