import { expect, test } from 'vitest';
import { inspectionOf } from '../rules/testing/inspection';
import { growthOf } from '../text/testing/growth';
import { fileTextAt } from './file-text';

const files = { 'a.sh': '#!/bin/sh\n', 'app/go.mod': 'module a\n' };

/** The text of a file as the last line of a Dockerfile finds it. */
function found(lines: string, path: string): string | undefined {
  const inspection = inspectionOf(`FROM alpine:3.24\nWORKDIR /app\n${lines}\nRUN true\n`, { files });
  const [view] = inspection.contents.views;
  return view && fileTextAt(view, view.stage.steps.length - 1, path);
}

test.each([
  ['COPY a.sh /', '/a.sh'],
  ['COPY . .', '/app/a.sh'],
  ['COPY . .\nRUN make', '/app/a.sh'],
  ['COPY *.sh /x/', '/x/a.sh'],
  ['COPY a.sh /b\nRUN mv /b /c', '/c'],
  ['COPY . .\nRUN sed -i s/x/y/ /etc/apk/repositories && echo x > /etc/x', '/app/a.sh'],
  ['COPY a.sh /\nRUN chmod +x /a.sh', '/a.sh'],
])('%j shows %s', (lines, path) => {
  expect(found(lines, path)).toBe(files['a.sh']);
});

test.each([
  ['COPY b.sh /', '/a.sh'],
  ['COPY a.sh /\nRUN sed -i s/a/b/ /a.sh', '/a.sh'],
  ['COPY . .\nRUN sed -i s/a/b/ *.sh', '/app/a.sh'],
  ['COPY . .\nRUN find . -name "*.sh" -exec dos2unix {} +', '/app/a.sh'],
  ['COPY a.sh /\nRUN echo x > /a.sh', '/a.sh'],
  ['COPY a.sh /\nRUN $TOOL', '/a.sh'],
  ['COPY . .\nRUN go mod edit -go=1.2', '/app/app/go.mod'],
  ['RUN git clone https://example.org/x .', '/app/a.sh'],
])('%j leaves open what is at %s', (lines, path) => {
  expect(found(lines, path)).toBeUndefined();
});

test('many commands that read a file cost no more than others', () => {
  const ofMany = (commands: number) =>
    `FROM golang:1.26\nWORKDIR /src\n${'COPY . .\nRUN go build . && ./a.sh && npm run x\n'.repeat(commands)}`;
  const read = (text: string) => {
    const [view] = inspectionOf(text, { files }).contents.views;
    for (let step = 0; step < (view?.stage.steps.length ?? 0); step += 1)
      if (view) fileTextAt(view, step, '/src/a.sh');
  };
  expect(growthOf(ofMany, read, 500)).toBeLessThan(1.6);
});
