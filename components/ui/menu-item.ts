/** The look of what is chosen in a menu. */
export const menuItemClasses = 'block w-full rounded-sm px-2 py-1.5 text-left hover:bg-sunken';
