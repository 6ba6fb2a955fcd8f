import { rm } from 'node:fs/promises';

/** Takes away the reports that the tests shared. Playwright asks for a default export. */
export default async function removeData(): Promise<void> {
  const folder = process.env.PLINTH_E2E_DATA;
  if (folder) await rm(folder, { recursive: true, force: true });
}
