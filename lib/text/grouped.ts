/** 20000 as "20,000". */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}
