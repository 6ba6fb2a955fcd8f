import { isAddress } from '@/lib/hosted/hosted-file';
import { maximumDockerfileBytes } from '@/lib/report/bounds';

export type TextState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'empty' }
  /** Of a file on the web, and nothing else. */
  | { readonly kind: 'address' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'too-large'; readonly bytes: number };

/** Whether a text can be analysed at all, judged as the server does, before it is sent. */
export function checkText(text: string): TextState {
  if (text.trim() === '') return { kind: 'empty' };
  if (isAddress(text)) return { kind: 'address' };
  if (text.includes('\0')) return { kind: 'binary' };
  // No character takes more than three bytes for each UTF-16 unit.
  if (text.length * 3 < maximumDockerfileBytes) return { kind: 'ready' };
  const bytes = new TextEncoder().encode(text).length;
  return bytes >= maximumDockerfileBytes ? { kind: 'too-large', bytes } : { kind: 'ready' };
}

export type FileRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly name: string }
  | { readonly kind: 'too-large'; readonly name: string; readonly bytes: number };

/** Reads a file the user picked or dropped. What cannot be analysed is not put into the editor. */
export async function readFile(file: File): Promise<FileRead> {
  if (file.size >= maximumDockerfileBytes) return { kind: 'too-large', name: file.name, bytes: file.size };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? { kind: 'binary', name: file.name } : { kind: 'text', text };
  } catch {
    return { kind: 'binary', name: file.name };
  }
}
