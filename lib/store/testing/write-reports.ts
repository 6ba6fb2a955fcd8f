import { openSqliteStore } from '../sqlite';
import { sampleRow } from './sample-report';

/** Run by the tests as a process of its own: writes reports and prints the id of each once it is acknowledged. */
async function main([folder = '', name = '', count = '0']: readonly string[]): Promise<void> {
  const store = await openSqliteStore(folder);
  for (let index = 0; index < Number(count); index += 1) {
    const id = await store.putReport(sampleRow(`${name} ${index}`), '2026-11-23T00:00:00.000Z');
    process.stdout.write(`${id} ${name} ${index}\n`);
  }
  await store.close();
}

await main(process.argv.slice(2));
