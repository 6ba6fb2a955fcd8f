/** A clause as a sentence begins; paths keep their case. */
export function capital(text: string): string {
  return text.startsWith('/') ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
