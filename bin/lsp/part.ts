const name = 'PLINTH_LSP_PART';
const analyst = 'analyst';

/** Whether this process is the one that analyses for another. */
export function isAnalyst(): boolean {
  return process.env[name] === analyst;
}

/** The environment that makes it so. */
export const environmentOfAnalyst = { [name]: analyst };
