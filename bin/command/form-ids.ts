/**
 * Ids of the forms of `lib/render`, for the help, which is shown without loading them. The test of the forms holds this
 * list to the shelf.
 */
export const formIds = ['text', 'json', 'markdown', 'sarif', 'badge'] as const;

/** Ids of the forms of a difference. */
export const differenceFormIds = ['text', 'json', 'markdown'] as const;
