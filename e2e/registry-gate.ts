import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { freePort } from './server';

/** A registry behind a door that counts who comes for layers, and that can be held shut. */
export type Gate = {
  /** `127.0.0.1:40123` */
  readonly address: string;
  /** Digests of the layers and configurations that were asked for, each time. */
  readonly blobs: readonly string[];
  readonly manifests: readonly string[];
  /** Connections of which a layer was not taken to its end. */
  readonly brokenOff: number;
  forget(): void;
  /** From now on layers come up to so many bytes, and the rest once the door is opened. */
  hold(afterBytes: number): void;
  open(): void;
  close(): void;
};

export async function openGate(registry: string): Promise<Gate> {
  const blobs: string[] = [];
  const manifests: string[] = [];
  let brokenOff = 0;
  let held: { readonly after: number; readonly opened: Promise<void>; open(): void } | undefined;
  const server = createServer((incoming, response) => {
    const { url = '', method, headers } = incoming;
    const [, kind, name = ''] = /\/(blobs|manifests)\/([^/?]+)/.exec(url) ?? [];
    if (kind === 'blobs') blobs.push(name);
    if (kind === 'manifests') manifests.push(name);
    const { host: _own, ...rest } = headers;
    const asked = request(`http://${registry}${url}`, { method, headers: rest, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      void pass(answer);
    });
    asked.on('error', () => response.destroy());
    response.on('close', () => {
      if (!response.writableFinished) brokenOff += 1;
      asked.destroy();
    });
    asked.end();

    async function pass(answer: AsyncIterable<Uint8Array>): Promise<void> {
      let sent = 0;
      try {
        for await (const chunk of answer) {
          if (held !== undefined && sent + chunk.byteLength > held.after) await held.opened;
          if (!response.write(chunk)) await once(response, 'drain');
          sent += chunk.byteLength;
        }
        response.end();
      } catch {
        response.destroy();
      }
    }
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const gate = {
    address: `127.0.0.1:${port}`,
    blobs,
    manifests,
    get brokenOff() {
      return brokenOff;
    },
    forget() {
      blobs.length = 0;
      manifests.length = 0;
      brokenOff = 0;
    },
    hold(after: number) {
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      held = { after, opened, open };
    },
    open() {
      held?.open();
      held = undefined;
    },
    close() {
      gate.open();
      server.closeAllConnections();
      server.close();
    },
  };
  return gate;
}
