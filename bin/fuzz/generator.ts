/** A kind of hostile, or huge but plausible, file; the length of its text grows with `count` and no faster. */
export type Generator = {
  readonly name: string;
  readonly text: (count: number) => string;
  /** What stands beside it; counted with the text. */
  readonly files?: (count: number) => Readonly<Record<string, string>>;
};

/** A text with what stands beside it. */
export type Subject = {
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly length: number;
};

/** `head`, then a line (or several) for each number, then `tail`. */
export function lines(
  name: string,
  head: string,
  line: (at: number) => string,
  tail: string | ((count: number) => string) = '',
): Generator {
  return {
    name,
    text(count) {
      const body = Array.from({ length: count }, (_, at) => line(at)).join('\n');
      return `${[head, body, typeof tail === 'string' ? tail : tail(count)].filter(Boolean).join('\n')}\n`;
    },
  };
}

/** `head`, then one part after the other on the same line, then `tail`. */
export function inline(
  name: string,
  head: string,
  part: string | ((at: number) => string),
  tail = '',
): Generator {
  return {
    name,
    text(count) {
      const parts = Array.from({ length: count }, (_, at) => (typeof part === 'string' ? part : part(at)));
      return `${head}${parts.join('')}${tail}\n`;
    },
  };
}

/** Opened as often as closed. */
export function nested(name: string, head: string, open: string, close: string, inside = ''): Generator {
  return {
    name,
    text: (count) => `${head}${open.repeat(count)}${inside}${close.repeat(count)}\n`,
  };
}

/** Half of the lines make something, the other half use all of it, in some way or other. */
export function crossed(
  name: string,
  head: string,
  made: (at: number) => string,
  between: string,
  used: (at: number) => string,
): Generator {
  return {
    name,
    text(count) {
      const half = Math.max(1, count >> 1);
      const numbers = Array.from({ length: half }, (_, at) => at);
      return `${[head, ...numbers.map(made), between, ...numbers.map(used)].filter(Boolean).join('\n')}\n`;
    },
  };
}

/** One file that grows beside a Dockerfile that does not. */
export function beside(
  name: string,
  dockerfile: string,
  file: string,
  text: (count: number) => string,
): Generator {
  return { name, text: () => dockerfile, files: (count) => ({ [file]: text(count) }) };
}

export function subjectOf({ files, text }: Generator, count: number): Subject {
  const dockerfile = text(count);
  const others = files?.(count);
  const length = Object.values(others ?? {}).reduce((sum, each) => sum + each.length, dockerfile.length);
  return { dockerfile, ...(others && { files: others }), length };
}

/** A kind, as long as asked for but for one part. */
export function subjectOfLength(generator: Generator, length: number): Subject {
  const per = Math.max(1, (subjectOf(generator, 65).length - subjectOf(generator, 1).length) / 64);
  const count = Math.max(1, Math.round(length / per));
  const subject = subjectOf(generator, count);
  // Numbers grow longer with the text.
  return subject.length > length * 1.1
    ? subjectOf(generator, Math.round((count * length) / subject.length))
    : subject;
}
