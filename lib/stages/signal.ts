// Signals of Linux as BuildKit knows them; https://github.com/moby/sys/tree/main/signal
const names = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM ' +
    'TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);

/** Whether STOPSIGNAL takes `text`: a number other than 0, or a name with or without `SIG`, in any case. */
export function isSignal(text: string): boolean {
  if (/^[+-]?\d{1,19}$/.test(text)) return !/^[+-]?0+$/.test(text);
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (names.has(name)) return true;
  const realTime = /^(?:RTMIN\+([1-9]|1[0-5])|RTMAX-([1-9]|1[0-4]))$/;
  return realTime.test(name);
}
