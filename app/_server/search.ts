import 'server-only';

/** What Next hands a page as `searchParams`. */
export type PageSearch = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

export function toSearchParams(search: Awaited<PageSearch>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) params.append(name, one);
  }
  return params;
}
