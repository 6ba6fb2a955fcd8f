import type { Bound, RegistryErrorDetails, RegistryFault } from '../registry/error';
import { capital } from '../text/capital';
import { grouped } from '../text/grouped';
import { own } from '../text/table';

/** What was asked for, and whether by somebody on a machine of their own. */
export type AskedImage = {
  readonly reference: string;
  readonly platform: string;
  readonly isCommand?: boolean;
};

export type FaultWords = {
  /** Of HTTP, where it is the answer to a request. */
  readonly status: number;
  readonly title: string;
  /** What was asked, what happened, what to do. */
  readonly detail: string;
};

type Kind = {
  readonly status: number;
  readonly title: string;
  readonly detail: (asked: AskedImage, details: RegistryErrorDetails) => string;
};

/** The one table from what is wrong with an image or its registry to status and sentence, for pages, API and terminal. */
const faults = {
  'registry-not-allowed': {
    status: 403,
    title: 'Nothing is measured from there',
    detail: ({ reference }, details) =>
      `\`${reference}\` is of ${hostIn(details)}, which this server does not ask. Whoever runs it can allow that with PLINTH_REGISTRIES; on your own machine \`plinth inspect ${reference}\` asks every registry.`,
  },
  'address-not-public': {
    status: 403,
    title: 'Not on the internet',
    detail: ({ reference }, details) =>
      `To read \`${reference}\`, this server would have to ask ${hostIn(details)}, which is in a network of its own, or at a port that it does not use. Whoever runs it can name that host in PLINTH_REGISTRIES; on your own machine \`plinth inspect ${reference}\` asks it.`,
  },
  'not-reached': {
    status: 502,
    title: 'The registry cannot be reached',
    detail: ({ reference }, details) =>
      `${capital(hostIn(details))} did not answer when \`${reference}\` was asked for. Check how the registry is written, and try again.`,
  },
  'too-slow': {
    status: 504,
    title: 'The registry is too slow',
    detail: ({ reference }, details) =>
      `${capital(hostIn(details))} stopped sending while \`${reference}\` was read. Try again later.`,
  },
  'not-there': {
    status: 404,
    title: 'There is no such image',
    detail: ({ isCommand, reference }, details) =>
      `${capital(hostIn(details))} has no${isCommand ? '' : ' public'} \`${reference}\`. Check the name and the tag.`,
  },
  'login-needed': {
    status: 403,
    title: 'Only for those who sign in',
    detail: ({ isCommand, reference }, details) =>
      `${capital(hostIn(details))} gives \`${reference}\` only to those who sign in, or has no such image; ${
        isCommand
          ? 'what `docker login` has left here does not open it. Check the name, or log in as somebody who may read it.'
          : `this server signs in nowhere. On your own machine \`plinth inspect ${reference}\` uses your \`docker login\`.`
      }`,
  },
  'rate-limited': { status: 503, title: 'The registry wants a pause', detail: rateLimited },
  'not-answered': {
    status: 502,
    title: 'The registry did not give the image',
    detail: ({ reference }, details) =>
      `${capital(hostIn(details))} answered${details.status === undefined ? '' : ` ${details.status}`} when \`${reference}\` was asked for, which is no answer. Try again later.`,
  },
  'platform-not-there': {
    status: 404,
    title: 'Not for this platform',
    detail: ({ reference, platform }, { platforms = [] }) =>
      `\`${reference}\` is not published for ${platform}.${platforms.length === 0 ? '' : ` Choose one of ${listed(platforms)}.`}`,
  },
  'digest-mismatch': {
    status: 502,
    title: 'Not the bytes that were named',
    detail: ({ reference }, details) =>
      `What ${hostIn(details)} sent of \`${reference}\` has another digest than it names, so nothing of it counts. Try again; if it stays so, tell whoever runs the registry.`,
  },
  'length-mismatch': {
    status: 502,
    title: 'Not the length that was named',
    detail: ({ reference }, details) =>
      `What ${hostIn(details)} sent of \`${reference}\` is longer or shorter than it names, so nothing of it counts. Try again; if it stays so, tell whoever runs the registry.`,
  },
  'not-an-image': {
    status: 422,
    title: 'Not an image',
    detail: ({ reference }, { mediaType }) =>
      `\`${reference}\` is there, but not an image of a container${mediaType === undefined ? '' : `: it is \`${mediaType}\``}. Ask for the image itself.`,
  },
  'not-understood': {
    status: 422,
    title: 'The image is not understood',
    detail: ({ reference }, { mediaType }) =>
      `\`${reference}\` is written in a way that is not understood${mediaType === undefined ? '' : `: \`${mediaType}\``}, so nothing is said of it. Push it again with a current tool.`,
  },
  'too-much': {
    status: 422,
    title: 'Too large to measure',
    detail: ({ reference }, { bound, limit }) =>
      `\`${reference}\` ${bound === undefined ? 'is more than is read of one image' : boundWords(bound, limit)}. Nothing of it is kept. Ask for a smaller image of the same kind.`,
  },
} as const satisfies Readonly<Record<RegistryFault, Kind>>;

/** What happened in words, and with which status an answer says so. */
export function registryFaultWords(
  code: RegistryFault,
  details: RegistryErrorDetails,
  asked: AskedImage,
): FaultWords {
  const { status, title, detail } = faults[code];
  return { status, title, detail: detail(asked, details) };
}

/** In the fewest words, of a code that is kept with what was read. */
export function faultTitle(code: string): string {
  return own<Kind>(faults, code)?.title ?? code;
}

/** As the rest of a sentence on an image. */
function boundWords(bound: Bound, limit: number | undefined): string {
  const most = limit === undefined ? 'what is read of one image' : amount(bound, limit);
  switch (bound) {
    case 'manifest-bytes':
      return `has a manifest, an index or a configuration of more than ${most}`;
    case 'index-depth':
      return `has indexes in one another, more than ${most}`;
    case 'layers':
      return `has more than ${most}`;
    case 'compressed-bytes':
      return `has more than ${most} to transfer`;
    case 'unpacked-bytes':
      return `unpacks to more than ${most}`;
    case 'ratio':
      return `unpacks to more than ${most} its size`;
    case 'entries':
      return `has more than ${most}`;
    case 'path-length':
      return `has paths of more than ${most}`;
    case 'link-depth':
      return `has links that lead through more than ${most}`;
    case 'names':
      return `has names of more than ${most} together`;
    case 'window':
      return `has a layer packed so that unpacking it takes more than ${most} of memory`;
    case 'redirects':
      return `is sent on from host to host, more than ${most}`;
    case 'time':
      return `takes more than ${most} to read`;
    default:
      return bound satisfies never;
  }
}

function amount(bound: Bound, limit: number): string {
  switch (bound) {
    case 'manifest-bytes':
    case 'compressed-bytes':
    case 'unpacked-bytes':
    case 'names':
    case 'window':
      return bytesWords(limit);
    case 'time':
      return secondsWords(limit / 1000);
    case 'layers':
      return `${grouped(limit)} layers`;
    case 'entries':
      return `${grouped(limit)} files`;
    case 'ratio':
      return `${grouped(limit)} times`;
    case 'path-length':
      return `${grouped(limit)} characters`;
    case 'index-depth':
    case 'link-depth':
    case 'redirects':
      return `${grouped(limit)} of them`;
    default:
      return bound satisfies never;
  }
}

function rateLimited({ reference }: AskedImage, details: RegistryErrorDetails): string {
  const { allowance, retryAfter } = details;
  const allows =
    allowance === undefined
      ? ''
      : `, which allows ${grouped(allowance.requests)} requests in ${secondsWords(allowance.seconds)},`;
  const again =
    retryAfter === undefined ? 'Try again later' : `Try again in ${secondsWords(Math.max(1, retryAfter))}`;
  return `\`${reference}\` was not given: ${hostIn(details)}${allows} has been asked too often from here. ${again}.`;
}

function hostIn({ host }: RegistryErrorDetails): string {
  return host === undefined ? 'its registry' : `\`${host}\``;
}

function listed(platforms: readonly string[]): string {
  return platforms.map((platform) => `\`${platform}\``).join(', ');
}

function bytesWords(bytes: number): string {
  const gibi = bytes / 1024 ** 3;
  return gibi >= 1 ? `${rounded(gibi)} GiB` : `${rounded(bytes / 1024 ** 2)} MiB`;
}

function secondsWords(seconds: number): string {
  if (seconds >= 5400) return counted(Math.round(seconds / 3600), 'hour');
  if (seconds >= 120) return counted(Math.round(seconds / 60), 'minute');
  return counted(Math.round(seconds), 'second');
}

function counted(count: number, unit: string): string {
  return `${grouped(count)} ${unit}${count === 1 ? '' : 's'}`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
