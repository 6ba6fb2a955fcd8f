import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Engine } from '../../lib/agent/engine';
import { agentServer } from '../../lib/agent/server';
import { analyze } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import { explain } from '../../lib/explain/explain';
import { resourceAddresses, webAddresses } from '../../lib/render/page/addresses';
import { rewrite } from '../../lib/rewrite';
import { buildTable } from '../../lib/table/build-table';
import type { TableData } from '../../lib/table/table-data';
import { siteAddress } from '../site';
import { currentDay } from '../today';
import { whenAnswered } from './pending';

/** A message may hold a Dockerfile of a megabyte, each byte written as six. */
const mostBytes = 16 * 1024 * 1024;

/**
 * Serves agents over standard input and output until the input ends. Nothing else may be written to the output:
 * https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#stdio
 */
export async function serveAgent(): Promise<void> {
  const catalog = readCatalog();
  const site = siteAddress();
  let table: { readonly of: string; readonly data: TableData } | undefined;
  const engine: Engine = {
    catalog,
    get today() {
      return currentDay();
    },
    addresses: site === undefined ? resourceAddresses : webAddresses(site),
    table() {
      const day = currentDay();
      if (table?.of !== day) table = { of: day, data: buildTable(catalog, day) };
      return table.data;
    },
    analyze: (request) => analyze(request, catalog, currentDay()),
    rewrite: (request) => rewrite(request, catalog, currentDay()),
    explain: async (request) => explain(request, catalog, currentDay()),
  };
  const server = agentServer(engine, sentenceFor);
  server.server.onerror = (error) => console.error(`plinth mcp: ${error.message}`);
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: mostBytes });
  const ended = new Promise<'asked-all' | 'left'>((resolve) => {
    process.stdin.once('end', () => resolve('asked-all'));
    server.server.onclose = () => resolve('left');
    // Nobody reads any more.
    process.stdout.on('error', () => resolve('left'));
  });
  await server.connect(transport);
  const answered = whenAnswered(transport);
  // What was asked before the end is answered: `plinth mcp < requests`.
  if ((await ended) === 'asked-all') await answered();
  await server.close();
}

function sentenceFor(error: unknown): string {
  console.error(error);
  return 'Something went wrong in Plinth, not in what you asked. What it was stands in the log of `plinth mcp`.';
}
