import { getFrom, type PersistentMap, setIn, viewOf } from './persistent-map';
import type { Variable, Variables } from './stage';

/**
 * The variables of a build at one place, never changed in place.
 * An ARG after an ENV hides it while building and not in the container, so both are kept.
 */
export type Scope = {
  /** What instructions and RUN see: ENV and ARG, the later one winning. */
  readonly building: PersistentMap<Variable>;
  /** What the container sees: ENV. */
  readonly running: PersistentMap<Variable>;
  /** False: the environment of the base image is not known, a name not found may be set there. */
  readonly complete: boolean;
};

export const emptyScope: Scope = { building: undefined, running: undefined, complete: true };

/** The scope with an ENV variable (or one of the base image) set. */
export function withEnvironment(scope: Scope, variable: Variable): Scope {
  return {
    building: setIn(scope.building, variable.name, variable),
    running: setIn(scope.running, variable.name, variable),
    complete: scope.complete,
  };
}

/** The scope with an ARG set: the container does not see it. */
export function withArgument(scope: Scope, variable: Variable): Scope {
  const { running, complete } = scope;
  return { building: setIn(scope.building, variable.name, variable), running, complete };
}

export function variableIn(scope: Scope, name: string): Variable | undefined {
  return getFrom(scope.building, name);
}

/** The scope as rules and pages see it. */
export function variablesOf({ building, running, complete }: Scope): Variables {
  return {
    complete,
    get(name) {
      return getFrom(building, name);
    },
    all() {
      return viewOf(building, itself);
    },
    environment() {
      return viewOf(running, itself);
    },
    environmentValues() {
      return viewOf(running, valueOf);
    },
  };
}

/** Names and values for the shell: what `building` holds, a variable without a known value included. */
export function valuesOf(scope: Scope): ReadonlyMap<string, string | undefined> {
  return viewOf(scope.building, valueOf);
}

function itself(variable: Variable): Variable {
  return variable;
}

function valueOf({ value }: Variable): string | undefined {
  return value;
}
