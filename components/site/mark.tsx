/** The plinth: three slabs, the widest at the bottom. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="currentColor" aria-hidden="true">
      <rect x="8" y="2.5" width="8" height="5" rx="0.75" />
      <rect x="5" y="9.5" width="14" height="5" rx="0.75" />
      <rect x="2" y="16.5" width="20" height="5" rx="0.75" />
    </svg>
  );
}
