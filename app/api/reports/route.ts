import { readAsked, ShareRequest } from '@/app/_server/analyze-body';
import { getCatalog } from '@/app/_server/catalog';
import { now, today } from '@/app/_server/clock';
import { json, notAllowed, publicUrl, respond } from '@/app/_server/respond';
import { secretsIn, withoutSecrets } from '@/app/_server/share';
import { getStore } from '@/app/_server/store';
import { analyze } from '@/lib/analyze';

/** Makes the report, without its secrets unless they are to be kept, and stores it under a new address. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const { redact: _default, keepSecrets = false, ...asked } = await readAsked(request, ShareRequest);
    const { secrets, buildArgs } = keepSecrets ? { secrets: [], buildArgs: [] } : secretsIn(asked);
    const report = await analyze(keepSecrets ? asked : withoutSecrets(asked), await getCatalog(), today());
    const { id } = await (await getStore()).putReport(report, now());
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
