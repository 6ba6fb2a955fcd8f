/** Where the choice of colours is kept, and what may stand there; anything else follows the system. */
export const themeKey = 'theme';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/**
 * Sets the class before anything is drawn, so that no page flashes in the other colours.
 * Runs in the head as text, hence without imports and in plain old JavaScript.
 */
export const themeScript = `try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.classList.add(t)}catch(e){}`;
