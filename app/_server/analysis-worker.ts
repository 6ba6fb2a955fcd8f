import { parentPort, workerData } from 'node:worker_threads';
import { analyze } from '@/lib/analyze';
import { readCatalog } from '@/lib/catalog/files';
import type { AnalyzeRequest } from '@/lib/report/request';

/** Analyses large files beside the server, one after the other, with a catalog of its own. */
const catalog = readCatalog(workerData.catalogFolder);

parentPort?.on('message', ({ request, today }: { request: AnalyzeRequest; today: string }) => {
  void analyze(request, catalog, today).then(
    (report) => parentPort?.postMessage({ report }),
    (error: unknown) => parentPort?.postMessage({ error }),
  );
});
