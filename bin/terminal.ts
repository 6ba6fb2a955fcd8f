/** Whether to colour: an option comes before FORCE_COLOR, that before NO_COLOR, https://no-color.org, and that before what the output is. */
export function isColoured(
  asked: { readonly color: boolean },
  output: { readonly isTTY?: boolean },
): boolean {
  if (!asked.color) return false;
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return output.isTTY === true && TERM !== 'dumb';
}
