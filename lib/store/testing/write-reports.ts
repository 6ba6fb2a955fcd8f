import { openStore } from '../open';
import { forEver, sampleRow } from './sample-report';

/** Run by the tests as a process of its own: writes reports and prints the id of each once it is acknowledged. */
async function main([folder = '', url = '', name = '', count = '0']: readonly string[]): Promise<void> {
  const store = await openStore({
    folder,
    url: url === '' ? undefined : url,
    mostBytes: Number.POSITIVE_INFINITY,
  });
  for (let index = 0; index < Number(count); index += 1) {
    const id = await store.putReport(sampleRow(`${name} ${index}`), forEver);
    process.stdout.write(`${id} ${name} ${index}\n`);
  }
  await store.close();
}

await main(process.argv.slice(2));
