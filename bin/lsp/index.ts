import { isAnalyst } from './part';

/**
 * Speaks the language server protocol on standard input and output until the client ends it. What takes long runs in a
 * second process, which begins with the same command.
 */
export async function serveLanguage(): Promise<void> {
  if (isAnalyst()) (await import('./jobs')).answerJobs();
  else (await import('./server')).serveClient();
}
