import type { ArgDeclaration, ArgInstruction, PairsInstruction, Word } from '../dockerfile/syntax';
import { usualPath } from '../path/path';
import { isPlatformError, parsePlatform } from '../reference/platform';
import { own } from '../text/table';
import type { Expander } from './expansion';
import type { ErrorSink } from './graph-errors';
import type { BaseConfiguration, BuildOptions, Variable } from './stage';
import { emptyScope, type Scope, variableIn, withArgument, withEnvironment } from './variables';

/** What every ARG and ENV of one Dockerfile is read with. */
export type ScopeContext = Pick<ErrorSink, 'fail'> & {
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly globals: Scope;
  readonly expander: Expander;
};

/** Build arguments that reach RUN without an ARG. https://docs.docker.com/reference/dockerfile/#predefined-args */
export const proxyArguments: readonly string[] = ['http', 'https', 'ftp', 'no', 'all'].flatMap((name) => [
  `${name}_proxy`,
  `${name}_proxy`.toUpperCase(),
]);

/** The platform arguments FROM lines see without ARG; `targetStage` is the name asked for or that of the last stage. */
export function platformScope({ platform, buildArgs }: BuildOptions, targetStage: string): Scope {
  let scope = withArgument(scopeOf(platform), ofPlatform(stageArgument, targetStage || 'default'));
  for (const name of [...platformArguments, stageArgument]) {
    const value = own(buildArgs, name);
    if (value !== undefined) scope = withArgument(scope, { name, value, kind: 'build-arg', span: undefined });
  }
  return scope;
}

const stageArgument = 'TARGETSTAGE';
const pieces = ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'] as const;
const platformArguments: readonly string[] = ['BUILD', 'TARGET'].flatMap((side) =>
  pieces.map((piece) => `${side}${piece}`),
);

/** Names that the builder knows whether the file declares them or not. */
export const builtInNames: ReadonlySet<string> = new Set([
  ...platformArguments,
  stageArgument,
  ...proxyArguments,
]);

/** Scopes never change, and builds are for few platforms. */
const scopes = new Map<string, Scope>();
const mostScopes = 16;

function scopeOf(platform: string): Scope {
  const known = scopes.get(platform);
  if (known !== undefined) return known;
  const parts = parsePlatform(platform);
  const { os, architecture, variant } = isPlatformError(parts)
    ? { os: undefined, architecture: undefined, variant: undefined }
    : parts;
  const values = {
    PLATFORM: os && [os, architecture, variant].filter(Boolean).join('/'),
    OS: os,
    OSVERSION: os && '',
    ARCH: architecture,
    VARIANT: os && (variant ?? ''),
  };
  let scope = emptyScope;
  for (const side of ['BUILD', 'TARGET'])
    for (const piece of pieces) scope = withArgument(scope, ofPlatform(`${side}${piece}`, values[piece]));
  if (scopes.size >= mostScopes) scopes.clear();
  scopes.set(platform, scope);
  return scope;
}

function ofPlatform(name: string, value: string | undefined): Variable {
  return { name, value, kind: 'platform', span: undefined };
}

/** The scope of FROM lines after one more ARG before the first of them. */
export function declareGlobals(scope: Scope, instruction: ArgInstruction, context: ScopeContext): Scope {
  let result = scope;
  for (const declaration of instruction.declarations) {
    const variable = givenOrDefault(result, declaration, 'global-arg', context);
    if (variable !== undefined) {
      result = withArgument(result, variable);
      continue;
    }
    const name = declaration.name.text;
    if (variableIn(result, name) === undefined)
      result = withArgument(result, {
        name,
        value: undefined,
        kind: 'global-arg',
        span: declaration.span,
        isUnset: true,
      });
  }
  return result;
}

/** The scope of a stage after ARG: build argument, else default, else the global value, else what was there before. */
export function declareArguments(scope: Scope, instruction: ArgInstruction, context: ScopeContext): Scope {
  let result = scope;
  for (const declaration of instruction.declarations) {
    const name = declaration.name.text;
    const own = givenOrDefault(result, declaration, 'arg', context);
    const global = variableIn(context.globals, name);
    const before = variableIn(result, name);
    if (own !== undefined) result = withArgument(result, own);
    else if (global !== undefined && (global.isUnset !== true || before === undefined))
      result = withArgument(result, global.span ? global : { ...global, span: declaration.span });
    else if (before === undefined)
      result = withArgument(result, {
        name,
        value: undefined,
        kind: 'arg',
        span: declaration.span,
        isUnset: true,
      });
  }
  return result;
}

/** The scope after ENV; every key and value sees the variables from before the line. */
export function setEnvironment(scope: Scope, instruction: PairsInstruction, context: ScopeContext): Scope {
  let result = scope;
  for (const { key, value, span } of instruction.pairs) {
    const name = textOf(scope, key, context);
    if (name === undefined || name === '') continue;
    result = withEnvironment(result, { name, value: textOf(scope, value, context), kind: 'env', span });
  }
  return result;
}

/** The environment a stage starts with on top of an image; `undefined`: nothing is known of the image. */
export function baseScope(configuration: BaseConfiguration | undefined, os: string): Scope {
  const complete = configuration?.isComplete === true;
  let scope: Scope = { ...emptyScope, complete };
  if (configuration === undefined) return scope;
  const { environment } = configuration;
  if (complete && os !== 'windows' && !Object.hasOwn(environment, 'PATH'))
    scope = withEnvironment(scope, inherited('PATH', usualPath));
  for (const [name, value] of Object.entries(environment))
    scope = withEnvironment(scope, inherited(name, value));
  return scope;
}

function inherited(name: string, value: string): Variable {
  return { name, value, kind: 'base', span: undefined };
}

/** Undefined when neither the build nor the line gives a value. */
function givenOrDefault(
  scope: Scope,
  { name, default: written, span }: ArgDeclaration,
  kind: 'arg' | 'global-arg',
  context: ScopeContext,
): Variable | undefined {
  const given = context.buildArgs.get(name.text);
  if (given !== undefined) return { name: name.text, value: given, kind: 'build-arg', span };
  if (written === undefined) return undefined;
  return { name: name.text, value: textOf(scope, written, context), kind, span };
}

/** The text of a word with its variables put in; undefined when one of them is not known or BuildKit refuses it. */
export function textOf(scope: Scope, word: Word, context: ScopeContext): string | undefined {
  const expansion = context.expander.expand(word.text, scope);
  if (expansion.kind === 'failed') context.fail(expansion.message, word.span);
  return expansion.kind === 'known' ? expansion.text : undefined;
}
