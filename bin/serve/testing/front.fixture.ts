import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { usualBounds } from '../bounds';
import { createFront, type Front, type FrontOptions } from '../front';
import { createLog } from '../log';
import { createMetrics } from '../metrics';

export type Opened = Front & {
  readonly url: string;
  readonly port: number;
  /** What was written to the log, a line each. */
  readonly lines: () => readonly string[];
  close(): void;
};

type Options = Partial<Omit<FrontOptions, 'log' | 'metrics'>>;

/** A front that listens, before an answer that says what has come to it. */
export async function openFront({ bounds, ...options }: Options): Promise<Opened> {
  let written = '';
  const log = createLog('debug', { write: (line) => (written += line) });
  const metrics = createMetrics(() => ({ waiting: 1, running: 2, workers: 3, keptBytes: 4 }));
  const front = createFront({
    publicUrl: undefined,
    trustedProxies: 0,
    metricsTo: 'local',
    answer: echo,
    ...options,
    bounds: { ...usualBounds, ...bounds },
    log,
    metrics,
  });
  front.server.listen(0, '127.0.0.1');
  await once(front.server, 'listening');
  const address = front.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ...front,
    url: `http://127.0.0.1:${port}`,
    port,
    lines: () => written.split('\n').filter(Boolean),
    close() {
      front.server.close();
      front.server.closeAllConnections();
    },
  };
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request;
  response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
}

/** Sends bytes as they are and reads until the other side ends, or for so long. */
export async function sendRaw(port: number, bytes: string, milliseconds = 5000): Promise<string> {
  const socket = await connectTo(port);
  socket.write(bytes);
  return await readAll(socket, milliseconds);
}

export async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

export async function readAll(socket: Socket, milliseconds = 5000): Promise<string> {
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => (received += text));
  const timer = setTimeout(() => socket.destroy(), milliseconds);
  await once(socket, 'close');
  clearTimeout(timer);
  return received;
}
