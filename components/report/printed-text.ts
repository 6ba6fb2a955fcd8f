/** Where the text goes on paper that the page shows in pieces. */
export const printedTextId = 'printed-text';
