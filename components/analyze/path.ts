/** Where a form that is sent without JavaScript is answered, from whichever page it comes. */
export const analyzerPath = '/analyze';
