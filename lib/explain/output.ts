/** Largest text taken, in bytes of UTF-8: what a build prints at its end, many times over. */
export const maximumOutputBytes = 256 * 1024;

/** What a program has printed, as it is pasted: its lines without what the tools around put in front of them. */
export type Output = {
  readonly lines: readonly string[];
  /** Instructions and commands that are repeated beside what they printed. */
  readonly echoes: readonly string[];
  /** Lines of the Dockerfile that the builder names. */
  readonly places: readonly number[];
};

const escape = '\u001b';

/** Reads pasted output in linear time: colours, time stamps and prefixes go, and so does what only repeats the file. */
export function readOutput(text: string): Output {
  const lines: string[] = [];
  const echoes: string[] = [];
  const places = new Set<number>();
  for (const printed of withoutEscapes(text).split(/\r\n|\r|\n/)) {
    const line = withoutPrefixes(printed);
    const place = placeIn(line);
    if (place !== undefined) places.add(place);
    if (line === '') continue;
    if (repeatsTheFile(line)) {
      if (!isListing(line)) echoes.push(line);
      continue;
    }
    const failed = failedCommand(line);
    if (failed) echoes.push(failed.command);
    lines.push(withoutChain(failed?.before ?? line));
  }
  return { lines, echoes, places: [...places] };
}

/** ECMA-48: `CSI … m` sets colours, other sequences move the cursor. */
function withoutEscapes(text: string): string {
  const [first = '', ...rest] = text.split(escape);
  return first + rest.map((part) => part.replace(/^\[[0-9;?]{0,40}[ -/]{0,4}[@-~]/, '')).join('');
}

/** Of BuildKit (`#12 0.345 `), Compose (`app-1  | `), of logs (a time, a level) and of Kubernetes. */
const prefixes: readonly RegExp[] = [
  /^#\d{1,6} +(?=\S)/,
  /^\d{1,6}\.\d{1,6} +(?=\S)/,
  /^[\w.-]{1,80} {0,40}\| (?!>>>)/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?\]?:? /,
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? /,
  /^[EWIF]\d{4} \d\d:\d\d:\d\d\.\d{1,9} +\d{1,9} [\w.-]{1,80}:\d{1,6}\] /,
  /^\[?(?:ERROR|WARN|WARNING|INFO|FATAL|DEBUG)\]?:? (?=\S)/,
];

function withoutPrefixes(printed: string): string {
  let line = printed.trim();
  for (let round = 0; round < 3; round += 1) {
    const before = line;
    if (!isListing(line)) for (const prefix of prefixes) line = line.replace(prefix, '');
    if (line === before) break;
  }
  return line.trim();
}

/** A line of the Dockerfile as BuildKit lists it around the one that failed. */
function isListing(line: string): boolean {
  return /^\d{1,6} \| /.test(line);
}

function placeIn(line: string): number | undefined {
  const found =
    /^(\d{1,6}) \| >>> /.exec(line) ??
    /^(?:[\w./-]{0,200})ockerfile(?:\.[\w.-]{1,80})?:(\d{1,6})$/.exec(line) ??
    /parse error (?:on )?line (\d{1,6})/.exec(line);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

/** Echoes of instructions, and rules drawn around them. */
function repeatsTheFile(line: string): boolean {
  return (
    isListing(line) ||
    /^-+>?$/.test(line) ||
    /^(?:=> )?(?:> |ERROR )?\[[^\]]{1,80}\d\/\d{1,4}\] [A-Z]+ /.test(line) ||
    /^Step \d{1,4}\/\d{1,4} : /.test(line) ||
    /^\+ \S/.test(line)
  );
}

const commandBegins = 'process "';
const commandEnds = '" did not complete successfully: exit code: ';

/** How BuildKit names the command that failed, and what stands before that. */
function failedCommand(line: string): { readonly command: string; readonly before: string } | undefined {
  const start = line.indexOf(commandBegins);
  const end = line.lastIndexOf(commandEnds);
  if (start === -1 || end < start) return undefined;
  return { command: line.slice(start + commandBegins.length, end), before: line.slice(0, start) };
}

/** What stands between the client and the program that failed, whatever failed. */
const chain: readonly string[] = [
  'docker: ',
  'Error response from daemon: ',
  'failed to create task for container: ',
  'failed to create shim task: ',
  'OCI runtime create failed: ',
  'OCI runtime exec failed: ',
  'container_linux.go: ',
  'starting container process caused: ',
  'runc create failed: ',
  'runc run failed: ',
  'unable to start container process: ',
  'exec failed: ',
  'ERROR: ',
  'failed to solve: ',
];

/** A line, printed or of a rule, from the program that failed on. */
export function withoutChain(line: string): string {
  let rest = line;
  for (const link of chain) rest = rest.replaceAll(link, '');
  return rest.replace(/: unknown$/, '');
}
