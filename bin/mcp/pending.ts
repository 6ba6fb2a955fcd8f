import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** Follows what goes over a transport that is connected; the promise resolves when no request waits for its answer. */
export function whenAnswered(transport: Transport): () => Promise<void> {
  const waiting = new Set<string | number>();
  let told: (() => void) | undefined;
  const end = (id: unknown) => {
    if (typeof id === 'string' || typeof id === 'number') waiting.delete(id);
    if (waiting.size === 0) told?.();
  };
  const { onmessage } = transport;
  const send = transport.send.bind(transport);
  transport.onmessage = (message, extra) => {
    if ('method' in message && 'id' in message) waiting.add(message.id);
    // One that is called off is not answered.
    if ('method' in message && message.method === 'notifications/cancelled') end(message.params?.requestId);
    onmessage?.(message, extra);
  };
  transport.send = async (message: JSONRPCMessage, options) => {
    await send(message, options);
    if (!('method' in message)) end(message.id);
  };
  return () =>
    new Promise((resolve) => {
      told = resolve;
      if (waiting.size === 0) resolve();
    });
}
