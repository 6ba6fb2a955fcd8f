import 'server-only';
import { newDeleteToken } from '@/lib/store/delete-token';
import type { Claim } from '@/lib/store/quota';
import type { EncodedReport } from '@/lib/store/report-row';
import type { Terms } from '@/lib/store/store';
import { readAsked, ShareRequest } from '../analyze-body';
import type { Asked } from '../asked';
import { now } from '../clock';
import { environment } from '../environment';
import { expiresAt } from '../expiry';
import { askerOf, runInPool } from '../pool/run';
import { RequestError } from '../problem';
import { clientAddress } from '../rate';
import { type Answer, json, publicUrl } from '../respond';
import { getStore } from '../store';

/** Counts it for the one who asks, unless nothing is stored. */
export async function share(request: Asked): Promise<Answer> {
  const claim = claimOf(request);
  // Who has nothing left is told before anything is read.
  const wait = claim === undefined ? 0 : await getStore().waitOf(claim);
  if (wait > 0) throw tooMany(wait);
  return await store(request, claim);
}

/** Undefined where everybody may share as much as he likes. */
function claimOf({ headers }: Asked): Claim | undefined {
  const { PLINTH_REPORTS_PER_HOUR: share } = environment();
  if (share === 0) return undefined;
  return { client: clientAddress(headers), share, milliseconds: 60 * 60 * 1000, time: Date.now() };
}

function tooMany(milliseconds: number): RequestError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const minutes = Math.ceil(seconds / 60);
  const said = `You have shared many reports in a short time. Nothing was stored. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
  return new RequestError('too-many', said, [], seconds);
}

/** Makes the report, without its secrets unless they are to be kept, and stores it under a new address. */
async function store(request: Asked, claim: Claim | undefined): Promise<Answer> {
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
  const id = await put(row, { createdAt, expiresAt: expiry, tokenHash: hash }, claim);
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

/** Answers its id. Throws RequestError `too-many` where others of the same client came first, and StoreError. */
async function put(row: EncodedReport, terms: Terms, claim: Claim | undefined): Promise<string> {
  if (claim === undefined) return await getStore().putReport(row, terms);
  const id = await getStore().putWithin(row, terms, claim);
  if (id === undefined) throw tooMany(await getStore().waitOf(claim));
  return id;
}
