import type { AnalyzeRequest } from '@/lib/report/request';
import { secretOfBuildArg } from '@/lib/secrets/build-arg';
import { findSecrets, type Secret } from '@/lib/secrets/find';
import { redact } from '@/lib/secrets/redact';
import { redactionMark } from '@/lib/secrets/secret';
import { indexLines } from '@/lib/text/lines';

/** A secret's place as an answer gives it: lines and columns from 1, in the text as it was sent. */
export type PlacedSecret = {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly what: string;
  readonly masked: string;
  readonly certainty: Secret['certainty'];
};

/** A build argument whose value is a secret: it would be stored with the options. */
export type SecretBuildArg = Pick<PlacedSecret, 'what' | 'masked' | 'certainty'> & { readonly name: string };

export type FoundSecrets = {
  readonly secrets: readonly PlacedSecret[];
  readonly buildArgs: readonly SecretBuildArg[];
};

/** What sharing this request would replace. */
export function secretsIn(request: AnalyzeRequest): FoundSecrets {
  const lines = indexLines(request.dockerfile);
  const secrets = findSecrets(request.dockerfile)
    .filter((secret) => !secret.redacted)
    .map(({ span, what, masked, certainty }) => {
      const { start, end } = lines.rangeOf(span);
      return {
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        what,
        masked,
        certainty,
      };
    });
  const buildArgs = Object.entries(request.buildArgs ?? {}).flatMap(([name, value]) => {
    const secret = secretOfBuildArg(name, value);
    if (secret === undefined) return [];
    return [
      {
        name,
        what: secret.what.replace(/ in ARG$/, ' in a build argument'),
        masked: secret.masked,
        certainty: secret.certainty,
      },
    ];
  });
  return { secrets, buildArgs };
}

/** The same request without its secrets; options that were not given stay so. */
export function withoutSecrets(request: AnalyzeRequest): AnalyzeRequest {
  const dockerfile = redact(request.dockerfile, findSecrets(request.dockerfile));
  if (request.buildArgs === undefined) return { ...request, dockerfile };
  const buildArgs = Object.fromEntries(
    Object.entries(request.buildArgs).map(([name, value]) => {
      const secret = secretOfBuildArg(name, value);
      return [name, secret === undefined ? value : redactionMark + secret.kind];
    }),
  );
  return { ...request, dockerfile, buildArgs };
}
