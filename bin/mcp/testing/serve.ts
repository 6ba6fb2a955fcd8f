import { serveAgent } from '../index';

// As `plinth mcp` does.
await serveAgent();
