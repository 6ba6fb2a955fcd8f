/** The day that support ends are judged by. */
export const today = process.env.PLINTH_TODAY ?? new Date().toISOString().slice(0, 10);
