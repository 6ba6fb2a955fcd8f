import { readAsked, ShareRequest } from '@/app/_server/analyze-body';
import { now } from '@/app/_server/clock';
import { environment } from '@/app/_server/environment';
import { askerOf, runInPool } from '@/app/_server/pool/run';
import { clientAddress, hourlyRate, type Rate } from '@/app/_server/rate';
import { json, notAllowed, problem, publicUrl, respond } from '@/app/_server/respond';
import { getStore } from '@/app/_server/store';

let shares: Rate | undefined;

function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `You have shared many reports in a short time. Nothing was stored. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
}

/** Makes the report, without its secrets unless they are to be kept, and stores it under a new address. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    shares ??= hourlyRate(environment().PLINTH_REPORTS_PER_HOUR);
    const wait = shares.take(clientAddress(request.headers), Date.now());
    if (wait > 0) return problem('too-many', tooMany(wait), [], { 'retry-after': String(wait) });
    const { redact: _default, keepSecrets = false, ...asked } = await readAsked(request, ShareRequest);
    const share = { request: asked, keepSecrets };
    const { secrets, buildArgs, row } = await runInPool(
      'share',
      share,
      asked.dockerfile.length,
      askerOf(request),
    );
    const id = await getStore().putReport(row, now());
    const path = `/r/${id}`;
    return json(
      {
        id,
        url: publicUrl(request.headers, path),
        redacted: secrets.map(({ line, column, endLine, endColumn, what }) => ({
          line,
          column,
          endLine,
          endColumn,
          what,
        })),
        redactedBuildArgs: buildArgs.map(({ name, what }) => ({ name, what })),
      },
      { status: 201, headers: { location: path } },
    );
  });
}

const refused = notAllowed('POST');

export { refused as DELETE, refused as GET, refused as PATCH, refused as PUT };
