import { megabytes } from '../../lib/fact/words';
import type { Observation, Progress } from '../../lib/observe/observation';
import { observe } from '../../lib/observe/observe';
import { isReferenceError, parseReference } from '../../lib/reference/reference';
import { createRegistry, type Registry } from '../../lib/registry/client';
import { RegistryError } from '../../lib/registry/error';
import type { ImageSource } from '../../lib/registry/image';
import { renderJson } from '../../lib/render/json';
import { observationText } from '../../lib/render/observation';
import { plain } from '../../lib/render/plain';
import { registryFaultWords } from '../../lib/render/registry-fault';
import { own, type Table, table } from '../../lib/text/table';
import { visible } from '../../lib/text/visible';
import { type AtHand, isAtHand, openAtHand } from '../at-hand';
import { dockerCredentials } from '../docker-credentials';
import { InputError } from '../input-error';
import { today } from '../today';

export type AskedToInspect = { readonly platform: string; readonly format: string };

/** `plinth inspect`: reads an image out of its registry, or what is on this machine. */
export async function inspectCommand(image: string, { format, platform }: AskedToInspect): Promise<void> {
  const observation = await inspectImage(image, platform);
  process.stdout.write(format === 'json' ? renderJson(observation) : observationText(observation));
}

async function inspectImage(image: string, platform: string): Promise<Observation> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new InputError(`${image}: stopped`)));
  const { signal } = stop;
  const told = progressLine();
  let open: AtHand | undefined;
  try {
    open = isAtHand(image)
      ? await openAtHand(image, platform)
      : { source: await fromRegistry(image, platform, signal), end: async () => {} };
    return await observe(open.source, { signal, today, onProgress: told.show, attached: !isAtHand(image) });
  } catch (error) {
    throw said(error, image, platform);
  } finally {
    told.end();
    await open?.end();
  }
}

/** Any registry may be asked by who asks from a machine of their own, with what `docker login` has left there. */
export function openRegistry(): Registry {
  const credentialsFor = dockerCredentials((sentence) => {
    process.stderr.write(`plinth: ${visible(sentence)}\n`);
  });
  return createRegistry({ fetch, allowed: () => true, credentialsFor, now: Date.now });
}

function fromRegistry(image: string, platform: string, signal: AbortSignal): Promise<ImageSource> {
  const reference = parseReference(image);
  if (isReferenceError(reference)) throw new InputError(`${image}: ${reference.error}`);
  return openRegistry().image(reference, { platform, signal });
}

/** What is wrong with an image or its registry is nothing that Plinth did. */
export function said(error: unknown, reference: string, platform: string): unknown {
  if (!(error instanceof RegistryError)) return error;
  const { code, details } = error;
  const asked = { reference: reference === '-' ? 'standard input' : reference, platform, isCommand: true };
  const onDisk = isAtHand(reference) ? own(faultsOnDisk, code) : undefined;
  if (onDisk !== undefined) return new InputError(`${asked.reference}: ${onDisk}`, { cause: error });
  return new InputError(plain(registryFaultWords(code, details, asked).detail), {
    cause: error,
  });
}

/** Where it is no registry that has sent it. */
const faultsOnDisk: Table<string> = table({
  'not-there': 'something that it names is not in it, or it holds several images and none of that name',
  'not-an-image': 'it is no image: neither a layout of OCI nor what docker save writes',
  'digest-mismatch': 'something in it has another digest than it names; write it again',
  'length-mismatch': 'something in it is longer or shorter than it names; write it again',
});

/** A line on a terminal that says how far it is, and nothing where nobody watches. */
function progressLine(): { show(progress: Progress): void; end(): void } {
  const { stderr } = process;
  if (stderr.isTTY !== true) return { show: () => {}, end: () => {} };
  let last = 0;
  return {
    show: ({ bytes, layer, layers, totalBytes }) => {
      if (Date.now() - last < 100) return;
      last = Date.now();
      stderr.write(
        `\r\u001b[Klayer ${layer} of ${layers}: ${megabytes(bytes)} of ${megabytes(totalBytes)} MB`,
      );
    },
    end: () => {
      stderr.write('\r\u001b[K');
    },
  };
}
