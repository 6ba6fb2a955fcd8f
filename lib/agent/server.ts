import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { clip } from '../report/read-request';
import { engineVersion } from '../version';
import type { Engine } from './engine';
import { tools } from './index';
import { completionsOf, nearestIds } from './nearest-ids';
import { choosingPrompt } from './prompts';
import { lists, type Shelf, shelves } from './resources';
import type { Tool } from './tool';

const instructions =
  'Plinth knows container base images and the mistakes of Dockerfiles. Ask `analyze_dockerfile` before and after you change a Dockerfile, `rewrite_dockerfile` for a proved change, and `find_base_images`, `compare_images` and `resolve_reference` rather than memory for what an image contains. Facts come with their sources, and with the day on which they were read where they are not derived; what is not known is said to be not known.';

/** More names and values than any request has. */
const mostElements = 10_000;

/** What an agent is told of an error of the engine; of one that nobody expected, whoever runs it is told the rest. */
export type SentenceFor = (error: unknown) => string;

/** A server of the Model Context Protocol over an engine; whoever has it connects it to a transport. */
export function agentServer(engine: Engine, sentenceFor: SentenceFor): McpServer {
  const server = new McpServer(
    { name: 'plinth', title: 'Plinth', version: engineVersion },
    { instructions, maxToolInputElements: mostElements },
  );
  for (const tool of tools) addTool(server, tool, engine, sentenceFor);
  for (const { name, title, description, address, page } of lists) {
    server.registerResource(name, address, { title, description, mimeType: markdown }, (uri) => ({
      contents: [{ uri: uri.href, mimeType: markdown, text: page(engine) }],
    }));
  }
  for (const shelf of shelves) addShelf(server, shelf, engine);
  const { name, answer, ...prompt } = choosingPrompt;
  server.registerPrompt(name, prompt, (asked) => ({
    messages: [{ role: 'user', content: { type: 'text', text: answer(asked) } }],
  }));
  return server;
}

const markdown = 'text/markdown';

function addTool(server: McpServer, tool: Tool, engine: Engine, sentenceFor: SentenceFor): void {
  const { name, title, description, input, output } = tool;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  server.registerTool(
    name,
    { title, description, inputSchema: input, outputSchema: output, annotations },
    async (asked: unknown) => {
      const told = await tool
        .answer(asked, engine)
        .catch((error: unknown) => ({ kind: 'refused' as const, text: sentenceFor(error) }));
      if (told.kind === 'refused') return { isError: true, content: [{ type: 'text', text: told.text }] };
      return { content: [{ type: 'text', text: told.text }], structuredContent: { ...told.data } };
    },
  );
}

function addShelf(server: McpServer, shelf: Shelf, engine: Engine): void {
  const { name, title, description, prefix, isListed } = shelf;
  const template = new ResourceTemplate(`${prefix}{id}`, {
    list: isListed
      ? () => ({
          resources: shelf.ids(engine).map((id) => ({
            uri: prefix + id,
            name: id,
            title: shelf.titleOf(id, engine),
            mimeType: markdown,
          })),
        })
      : undefined,
    complete: { id: (typed) => completionsOf(typed, shelf.ids(engine)) },
  });
  server.registerResource(name, template, { title, description, mimeType: markdown }, (uri, { id }) => {
    const text = typeof id === 'string' ? shelf.page(id, engine) : undefined;
    if (text === undefined) throw notThere(String(id), shelf, engine);
    return { contents: [{ uri: uri.href, mimeType: markdown, text }] };
  });
}

function notThere(id: string, shelf: Shelf, engine: Engine): McpError {
  const near = nearestIds(id, shelf.ids(engine));
  const hint = near.length === 0 ? '' : ` Called alike: ${near.join(', ')}.`;
  return new McpError(ErrorCode.InvalidParams, `No ${shelf.name} is called ${clip(id)}.${hint}`);
}
