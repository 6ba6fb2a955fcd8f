/** On paper nothing can be unfolded, so it is open. */
export const openInPrint = 'print:[&::details-content]:[content-visibility:visible]';
