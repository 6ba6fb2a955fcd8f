/** Those of what needs others that need one another, directly or by others: Tarjan's strongly connected components. */
export function circlesIn(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const fileOf = (name: string) => (needs.has(name) ? name : `${name}/index`);
  const order = new Map<string, number>();
  const waiting: string[] = [];
  const found: string[][] = [];
  function visit(name: string): number {
    const own = order.size;
    order.set(name, own);
    waiting.push(name);
    let lowest = own;
    for (const next of (needs.get(name) ?? []).map(fileOf).filter((each) => needs.has(each))) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next));
      else if (waiting.includes(next)) lowest = Math.min(lowest, order.get(next) ?? own);
    }
    if (lowest < own) return lowest;
    const together = waiting.splice(waiting.indexOf(name));
    if (together.length > 1) found.push(together);
    return lowest;
  }
  for (const name of needs.keys()) if (!order.has(name)) visit(name);
  return found;
}
