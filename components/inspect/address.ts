/** Where it is told how far the measuring of an image is. */
export function eventsOf(image: string, platform: string | undefined): string {
  return `/api/inspect?${searchOf(image, platform)}`;
}

/** The page of an image that is to be measured, or was. */
export function inspectPage(image: string, platform?: string): string {
  return `/inspect?${searchOf(image, platform)}`;
}

/** As people write it: `/`, `:` and `@` may stand in a query as they are (RFC 3986, 3.4). */
function searchOf(image: string, platform: string | undefined): string {
  const written = (text: string) => encodeURIComponent(text).replace(/%(2F|3A|40)/g, decodeURIComponent);
  return `image=${written(image)}${platform === undefined ? '' : `&platform=${written(platform)}`}`;
}
