/** Linux's names; https://github.com/moby/sys/tree/main/signal */
const names = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);
const realTime = /^(?:RTMIN\+(?:[1-9]|1[0-5])|RTMAX-(?:[1-9]|1[0-4]))$/;

/** What is wrong with a signal of STOPSIGNAL: a number but 0, or a name with or without `SIG`, are right. */
export function checkSignal(text: string): string | undefined {
  if (isSignal(text)) return undefined;
  return `invalid signal: ${text}`;
}

function isSignal(text: string): boolean {
  if (/^[+-]?\d+$/.test(text)) return text.length < 20 && Number(text) !== 0;
  const name = text.toUpperCase().replace(/^SIG/, '');
  return names.has(name) || realTime.test(name);
}
