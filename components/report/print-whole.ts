/** Puts the text at `address` into a place that only paper shows: one element, so that it costs no more than its length. */
export async function putText(address: string, place: HTMLElement): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const lines = (await answer.text()).replace(/\n$/, '').split('\n');
  const digits = String(lines.length).length;
  const element = document.createElement('pre');
  element.className = 'rounded-md border border-line px-3 py-2 font-mono text-sm whitespace-pre-wrap';
  element.textContent = lines.map((line, at) => `${String(at + 1).padStart(digits)}  ${line}`).join('\n');
  place.replaceChildren(element);
}
