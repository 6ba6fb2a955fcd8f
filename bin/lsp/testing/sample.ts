import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { Client, positionAt } from './client';

export const site = 'https://plinth.example';
export const today = '2026-11-30';

/** With something for every feature. */
export const text = `# syntax=docker/dockerfile:1
ARG VERSION=20
FROM node:$VERSION AS build
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y libfoo "\u{1f600}" && echo $VERSION

FROM build
LABEL name value
EXPOSE 8080/TCP
CMD npm start
`;

/** A folder and servers that are gone when the tests of a file are done. */
export function workbench() {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-lsp-'));
  const clients: Client[] = [];
  afterAll(() => {
    for (const client of clients) client.kill();
    rmSync(folder, { recursive: true });
  });
  const folderUri = pathToFileURL(folder).href;
  return {
    folder,
    folderUri,
    uri: `${folderUri}/Dockerfile`,
    async connect(...[capabilities, options]: Parameters<Client['initialize']>): Promise<Client> {
      const client = new Client({ PLINTH_PUBLIC_URL: site, PLINTH_TODAY: today });
      clients.push(client);
      await client.initialize(capabilities, options);
      return client;
    },
  };
}

/** A place in `text`. */
export function place(uri: string, written: string, within = 1) {
  return { textDocument: { uri }, position: positionAt(text, text.indexOf(written) + within) };
}
