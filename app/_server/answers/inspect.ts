import 'server-only';
import type { Asked } from '../asked';
import { type AskedImage, followImage, readAskedImage } from '../inspecting/measure';
import type { InspectionEvent } from '../inspecting/run';
import { pageOf, type ToldFailure, toldError, toldFault } from '../inspecting/told';
import { RequestError } from '../problem';
import { refuseFaults, single, unknownParameters } from '../query';
import { clientAddress } from '../rate';
import { type Answer, json } from '../respond';

const parameters: ReadonlySet<string> = new Set(['image', 'platform']);
/** Proxies end what is silent for longer. */
const aliveMilliseconds = 15_000;

/** Whether it is to be told how far it is. */
export function wantsEvents({ headers }: Pick<Asked, 'headers'>): boolean {
  return /\btext\/event-stream\b/.test(headers.get('accept') ?? '');
}

/** Answers what is read out of an image once it is read. */
export async function inspect(request: Asked): Promise<Answer> {
  const asked = askedImage(request);
  const event = await lastEvent(request, asked);
  return event.kind === 'done' ? json(doneData(event)) : failureAnswer(toldFault(event.fault, asked));
}

type LastEvent = Extract<InspectionEvent, { readonly kind: 'done' | 'failed' }>;

function lastEvent({ headers, signal }: Asked, asked: AskedImage): Promise<LastEvent> {
  return new Promise((resolve, reject) => {
    const leaving = followImage(asked, clientAddress(headers), (event) => {
      if (event.kind === 'done' || event.kind === 'failed') resolve(event);
    });
    leaving.then((leave) => {
      whenAborted(signal, () => {
        leave();
        reject(signal.reason);
      });
    }, reject);
  });
}

/**
 * The same as server-sent events: `queued`, `begun`, `progress`, then `done` or `failed`, after which it ends. What is
 * wrong with the request is told in the same way, as browsers do not show why such a request was refused.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function inspectEvents(request: Asked): Response {
  const encoder = new TextEncoder();
  let over = () => {};
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let isOver = false;
      const send = (text: string) => {
        if (!isOver) controller.enqueue(encoder.encode(text));
      };
      const alive = setInterval(() => send(': still here\n\n'), aliveMilliseconds);
      let leave = () => {};
      over = () => {
        isOver = true;
        clearInterval(alive);
        leave();
      };
      const end = (text: string) => {
        send(text);
        if (!isOver) controller.close();
        over();
      };
      whenAborted(request.signal, over);
      try {
        const asked = askedImage(request);
        leave = await followImage(asked, clientAddress(request.headers), (event) => {
          // Who takes nothing is not sent ever more.
          if (event.kind === 'progress' && (controller.desiredSize ?? 0) < -mostBehind) return;
          const text = eventText(event.kind, dataOf(event, asked));
          if (event.kind === 'done' || event.kind === 'failed') end(text);
          else send(text);
        });
        if (isOver) leave();
      } catch (error) {
        end(eventText('failed', failureData(toldError(error))));
      }
    },
    cancel: () => over(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Held back by nobody to be packed, or until there is more.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

const mostBehind = 100;

function askedImage({ url }: Asked): AskedImage {
  const search = new URL(url).searchParams;
  const faults = unknownParameters(search, parameters);
  const image = single(search, 'image', faults);
  const platform = single(search, 'platform', faults);
  refuseFaults(faults);
  if (image === undefined || image === '')
    throw new RequestError('invalid-request', '`image` is missing: name the image as after FROM.');
  return readAskedImage(image, platform);
}

function whenAborted(signal: AbortSignal, then: () => void): void {
  if (signal.aborted) then();
  else signal.addEventListener('abort', then, { once: true });
}

function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function dataOf(event: InspectionEvent, asked: AskedImage): unknown {
  switch (event.kind) {
    case 'queued':
      return { place: event.place };
    case 'begun':
      return {};
    case 'progress':
      return event.progress;
    case 'done':
      return doneData(event);
    case 'failed':
      return failureData(toldFault(event.fault, asked));
    default:
      return event satisfies never;
  }
}

function doneData({ observation, seenAt }: Extract<InspectionEvent, { readonly kind: 'done' }>) {
  return { page: pageOf(observation), seenAt, observation };
}

function failureData({ code, title, detail, retryAfter }: ToldFailure) {
  return { code, title, detail, ...(retryAfter !== undefined && { retryAfter }) };
}

function failureAnswer({ status, code, title, detail, retryAfter }: ToldFailure): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
    },
    body: `${JSON.stringify({ type: 'about:blank', title, status, code, detail })}\n`,
  };
}
