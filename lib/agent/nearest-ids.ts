const most = 5;

/** Ids that hold what was typed, or most of its words; linear in them. */
export function nearestIds(typed: string, ids: readonly string[]): readonly string[] {
  const words = typed
    .slice(0, 200)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  if (words.length === 0) return [];
  return ids
    .map((id) => ({ id, shared: words.filter((word) => id.includes(word)).length }))
    .filter(({ shared }) => shared * 2 >= words.length && shared > 0)
    .sort((a, b) => b.shared - a.shared || a.id.length - b.id.length)
    .slice(0, most)
    .map(({ id }) => id);
}

/** Those that begin so, or hold it: what a client completes. */
export function completionsOf(typed: string, ids: readonly string[]): string[] {
  const text = typed.slice(0, 200).toLowerCase();
  const begins = ids.filter((id) => id.startsWith(text));
  return [...begins, ...ids.filter((id) => !id.startsWith(text) && id.includes(text))].slice(
    0,
    mostCompleted,
  );
}

/** As many as the protocol takes: https://modelcontextprotocol.io/specification/2025-06-18/server/utilities/completion */
const mostCompleted = 100;
