import 'server-only';
import { newDeleteToken } from '@/lib/store/delete-token';
import { readAsked, ShareRequest } from '../analyze-body';
import type { Asked } from '../asked';
import { now } from '../clock';
import { environment } from '../environment';
import { expiresAt } from '../expiry';
import { askerOf, runInPool } from '../pool/run';
import { clientAddress, memoryRate, type Rate } from '../rate';
import { type Answer, json, problem, publicUrl } from '../respond';
import { getStore } from '../store';

let shares: Rate | undefined;

function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `You have shared many reports in a short time. Nothing was stored. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
}

/** Counts it for the one who asks, unless nothing is stored. */
export async function share(request: Asked): Promise<Answer> {
  shares ??= memoryRate({ share: environment().PLINTH_REPORTS_PER_HOUR, milliseconds: 60 * 60 * 1000 });
  const client = clientAddress(request.headers);
  const wait = await shares.take(client, Date.now());
  if (wait > 0) return problem('too-many', tooMany(wait), [], { 'retry-after': String(wait) });
  try {
    return await store(request);
  } catch (error) {
    await shares.giveBack(client);
    throw error;
  }
}

/** Makes the report, without its secrets unless they are to be kept, and stores it under a new address. */
async function store(request: Asked): Promise<Answer> {
  const {
    redact: _default,
    keepSecrets = false,
    expires = 'never',
    withoutText = false,
    ...asked
  } = await readAsked(request, ShareRequest);
  const { secrets, buildArgs, row } = await runInPool(
    'share',
    { request: asked, keepSecrets, isTextLeftOut: withoutText },
    asked.dockerfile.length,
    askerOf(request),
  );
  const createdAt = now();
  const expiry = expiresAt(expires, createdAt);
  const { token, hash } = newDeleteToken();
  const id = await getStore().putReport(row, { createdAt, expiresAt: expiry, tokenHash: hash });
  const path = `/r/${id}`;
  return json(
    {
      id,
      url: publicUrl(path),
      expiresAt: expiry ?? null,
      deleteToken: token,
      deleteUrl: publicUrl(`${path}/delete?token=${token}`),
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
}
