/** Addresses of the pages of the two; undefined for one whose lines nobody can look at. */
export type SideLinks = { readonly before: string | undefined; readonly after: string | undefined };
