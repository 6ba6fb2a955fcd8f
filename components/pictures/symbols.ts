/** Shapes around a centre at 0,0, so that families are told apart without colour. */
export const symbols = [
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0',
  'M-4.6 -4.6h9.2v9.2h-9.2z',
  'M0 -6.2L6.2 0L0 6.2L-6.2 0z',
  'M0 -5.8L5.6 4.4H-5.6z',
  'M0 5.8L5.6 -4.4H-5.6z',
  'M-2 -5.6h4v3.6h3.6v4h-3.6v3.6h-4v-3.6h-3.6v-4h3.6z',
  'M-6 -2.6h12v5.2h-12z',
  'M-4.2 -5.6L0 -1.4L4.2 -5.6L5.6 -4.2L1.4 0L5.6 4.2L4.2 5.6L0 1.4L-4.2 5.6L-5.6 4.2L-1.4 0L-5.6 -4.2z',
] as const;

export function symbolOf(position: number): string {
  return symbols[Math.min(position, symbols.length - 1)] ?? symbols[0];
}

export function colourOf(position: number): string {
  return `var(--family-${Math.min(position, symbols.length - 1) + 1})`;
}
