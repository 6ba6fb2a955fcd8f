import { type DestinationStream, destination, type Level, type Logger, pino } from 'pino';

/** What is known of an error without its sentence, which may quote what somebody sent. */
export type LoggedError = {
  readonly name: string;
  readonly code?: string;
  /** Only where it is the system's own, which speaks of files and connections. */
  readonly message?: string;
  readonly at: readonly string[];
};

const mostPlaces = 12;

export type Log = Pick<Logger, Level | 'flush' | 'isLevelEnabled'>;

/** One JSON object a line. Gathered and written beside the requests; `flush` writes what is left. */
export function createLog(level: Level | 'silent', stream?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream ?? destination({ dest: 1, sync: false }),
  );
}

export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const isOfSystem = 'syscall' in error;
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(isOfSystem && { message: error.message }),
    at: placesOf(error),
  };
}

/** The lines of a stack that name places, none of the message before them. */
function placesOf({ message, stack = '' }: Error): readonly string[] {
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^ {4}at \S/.test(line) && /:\d+:\d+\)?$/.test(line))
    .slice(0, mostPlaces)
    .map((line) => line.trim());
}

/** What libraries write to the console goes to the log, errors without their sentences. */
export function takeConsole(log: Log): void {
  const errorIn = (given: readonly unknown[]) => given.find((one) => one instanceof Error);
  console.error = (...given: unknown[]) => log.error({ error: loggedError(errorIn(given)) }, 'fault');
  console.warn = (...given: unknown[]) => log.warn({ error: loggedError(errorIn(given)) }, 'warning');
}
