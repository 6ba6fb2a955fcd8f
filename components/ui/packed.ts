/** Fetches JSON that the server packed; throws where it cannot be had. */
export async function fetchPacked<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).json();
}
