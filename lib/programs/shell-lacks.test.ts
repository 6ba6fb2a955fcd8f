import { describe, expect, test } from 'vitest';
import { lastOf, onDebian, rowsOf } from '../inspection.fixture';
import { featuresPerhapsLacking, isFatal, lackOf, matters } from './shell-lacks';
import { type SmallShell, smallShellOf } from './stage-shell';

/** What each of three small shells makes of a script. */
const shells: readonly SmallShell[] = [
  { name: 'dash', image: 'debian', pipefail: false },
  { name: 'dash', image: 'debian', pipefail: true },
  { name: 'BusyBox ash', image: 'alpine', pipefail: true },
];

function lacksIn(script: string): string {
  return shells
    .map((shell) =>
      featuresPerhapsLacking(script, false)
        .flatMap((feature) => {
          const lack = lackOf(feature, shell);
          if (!lack) return [];
          const { edit, effect, reason } = lack;
          const weight = isFatal(feature, lack) ? '!' : matters(feature, lack) ? '' : '~';
          return [`${effect}${weight} ${Object.values(reason).join(' ')}${edit ? ` edit ${edit}` : ''}`];
        })
        .join(', '),
    )
    .map((lacks) => lacks || 'nothing')
    .join(' / ');
}

test.each(
  rowsOf(`
a=(1 2) → stops! arrays / stops! arrays / stops! arrays
cat <<< x → stops! here-strings / stops! here-strings / stops! here-strings
cat <(ls) → stops! process-substitution / stops! process-substitution / nothing
function f { :; } → stops! function-keyword / stops! function-keyword / nothing
for ((i=0;i<2;i++)); do :; done → stops! arithmetic-for / stops! arithmetic-for / stops! arithmetic-for
select x in a; do :; done → stops! select / stops! select / stops! select
ls |& cat → stops! pipe-both / stops! pipe-both / stops! pipe-both
ls &> /log → differs redirect-both &> edit redirect / differs redirect-both &> edit redirect / nothing
ls >& /log → nothing / nothing / nothing
[[ -d /x ]] → fails! double-brackets / fails! double-brackets / nothing
[[ -d /x ]] || true → fails double-brackets / fails double-brackets / nothing
if [[ -d /x ]]; then ls; fi → fails double-brackets / fails double-brackets / nothing
mkdir {a,b} → differs braces {a,b} / differs braces {a,b} / differs braces {a,b}
pushd /x → fails! builtin pushd cd / fails! builtin pushd cd / fails! builtin pushd cd
popd → fails! builtin popd cd / fails! builtin popd cd / fails! builtin popd cd
dirs → fails! builtin dirs bash / fails! builtin dirs bash / fails! builtin dirs bash
shopt -s x → fails! builtin shopt bash / fails! builtin shopt bash / fails! builtin shopt bash
declare x=1 → fails! builtin declare assignment / fails! builtin declare assignment / fails! builtin declare assignment
typeset x=1 → fails! builtin typeset assignment / fails! builtin typeset assignment / fails! builtin typeset assignment
mapfile x → fails! builtin mapfile read-loop / fails! builtin mapfile read-loop / fails! builtin mapfile read-loop
readarray x → fails! builtin readarray read-loop / fails! builtin readarray read-loop / fails! builtin readarray read-loop
readarrays x → nothing / nothing / nothing
set -o pipefail → stops! pipefail / nothing / nothing
set -eo pipefail; ls → stops! pipefail / nothing / nothing
set -euxo pipefail → stops! pipefail / nothing / nothing
set -e; ls → nothing / nothing / nothing
set pipefail → nothing / nothing / nothing
set +o pipefail → nothing / nothing / nothing
set -o errexit → nothing / nothing / nothing
source x → fails! source false / fails! source false / nothing
source ./x → fails! source true edit dot / fails! source true edit dot / nothing
source /x/bash/y → fails! source false / fails! source false / nothing
source → fails! source false / fails! source false / nothing
source x || true → fails~ source false / fails~ source false / nothing
if true; then source x; fi → fails~ source false / fails~ source false / nothing
(source ./x) → fails! source true edit dot / fails! source true edit dot / nothing
(set -o pipefail) → stops~ pipefail / nothing / nothing
if true; then set -o pipefail; fi → stops~ pipefail / nothing / nothing
let x=1 → fails! let / fails! let / nothing
[ a == b ] → differs double-equals edit equals / differs double-equals edit equals / nothing
test a == b → differs double-equals edit equals / differs double-equals edit equals / nothing
[ a = b ] → nothing / nothing / nothing
echo a == b → nothing / nothing / nothing
echo -e x > f → differs echo-options / differs echo-options / nothing
echo -e x → nothing / nothing / nothing
echo -n x > f → nothing / nothing / nothing
echo x > f → nothing / nothing / nothing
ls → nothing / nothing / nothing
`),
)('%s', (script, lacks) => {
  expect(lacksIn(script)).toBe(lacks);
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: shell
test.each([
  ['echo ${x[0]}', 'stops! array-elements / stops! array-elements / stops! array-elements'],
  ['echo ${x^^}', 'stops! case-of-value / stops! case-of-value / stops! case-of-value'],
  ['echo ${!x}', 'stops! indirection / stops! indirection / stops! indirection'],
  ['echo ${x/a/b}', 'stops! replacement-in-value / stops! replacement-in-value / nothing'],
  ['echo ${x:1:2}', 'stops! slice-of-value / stops! slice-of-value / nothing'],
  ['echo ${x:-a}', 'nothing / nothing / nothing'],
])('%s', (script, lacks) => {
  expect(lacksIn(script)).toBe(lacks);
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: shell

describe('the small shell that reads a RUN', () => {
  test.each(
    rowsOf(String.raw`
RUN ls → dash of debian:trixie-slim, pipefail true
FROM debian:bookworm\nRUN ls → dash of debian:bookworm, pipefail false
FROM debian:11\nRUN ls → dash of debian:bullseye, pipefail false
FROM ubuntu:24.04\nRUN ls → dash of ubuntu:24.04, pipefail false
FROM ubuntu:26.04\nRUN ls → dash of ubuntu:26.04, pipefail true
FROM alpine:3.24\nRUN ls → BusyBox ash of alpine:3.24, pipefail true
FROM cgr.dev/chainguard/wolfi-base\nRUN ls → BusyBox ash of cgr.dev/chainguard/wolfi-base:latest, pipefail true
FROM fedora:44\nRUN ls → none
FROM gcr.io/distroless/base-debian13:debug\nRUN ls → none
FROM scratch\nRUN ls → none
FROM example.com/x:1\nRUN ls → none
RUN ["ls"] → none
SHELL ["/bin/bash", "-c"]\nRUN ls → none
SHELL ["/bin/dash", "-c"]\nRUN ls → dash of debian:trixie-slim, pipefail true
SHELL ["dash", "-c"]\nRUN ls → dash of debian:trixie-slim, pipefail true
SHELL ["/bin/ash", "-c"]\nRUN ls → none
SHELL ["/usr/bin/sh", "-c"]\nRUN ls → dash of debian:trixie-slim, pipefail true
SHELL ["/usr/bin/python3", "-c"]\nRUN ls → none
FROM alpine:3.24\nSHELL ["/bin/ash", "-c"]\nRUN ls → BusyBox ash of alpine:3.24, pipefail true
FROM alpine:3.24\nSHELL ["/bin/dash", "-c"]\nRUN ls → none
FROM alpine:3.24\nSHELL ["/bin/bash", "-c"]\nRUN ls → none
RUN <<EOF\n#!/bin/bash\nls\nEOF → none
RUN <<EOF\n#!/bin/sh\nls\nEOF → dash of debian:trixie-slim, pipefail true
RUN <<EOF\nls\nEOF → dash of debian:trixie-slim, pipefail true
# Another shell in its place.
COPY sh /bin/sh\nRUN ls → none
COPY <<EOF /bin/sh\nx\nEOF\nRUN ls → none
COPY <<EOF /usr/bin/sh\nx\nEOF\nRUN ls → none
COPY <<EOF /bin/x\nx\nEOF\nRUN ls → dash of debian:trixie-slim, pipefail true
COPY --from=alpine:3.24 /bin /bin\nRUN ls → none
COPY --from=alpine:3.24 /usr /usr\nRUN ls → none
COPY --from=alpine:3.24 / /\nRUN ls → none
COPY --from=alpine:3.24 /bin/sh /usr/bin/sh\nRUN ls → none
COPY --from=alpine:3.24 /bin /usr/bin\nRUN ls → none
COPY --from=alpine:3.24 /x /opt\nRUN ls → dash of debian:trixie-slim, pipefail true
FROM alpine:3.24 AS a\nFROM debian:trixie-slim\nCOPY --from=a /bin /bin\nRUN ls → none
RUN ln -sf bash /bin/sh\nRUN ls → none
RUN ln -sf bash /bin/sh; true\nRUN ls → none
RUN ls; ln -sf bash /bin/sh\nRUN ls → none
RUN mv /bin/bash /bin/sh\nRUN ls → none
RUN cp /bin/bash /bin/sh\nRUN ls → none
RUN install /bin/bash /bin/sh\nRUN ls → none
RUN rm /bin/sh\nRUN ls → none
RUN dpkg-divert --local /bin/sh\nRUN ls → none
RUN update-alternatives --install /bin/sh sh /bin/bash 1\nRUN ls → none
RUN ln -sf bash /bin/dash\nRUN ls → none
RUN ln -sf bash /bin/sh.distrib\nRUN ls → dash of debian:trixie-slim, pipefail true
RUN ln -sf bash /bin/shx\nRUN ls → dash of debian:trixie-slim, pipefail true
RUN ln -sf bash /x && ls /bin/sh\nRUN ls → dash of debian:trixie-slim, pipefail true
RUN kiln /bin/sh\nRUN ls → dash of debian:trixie-slim, pipefail true
RUN echo "dash dash/sh boolean false" | debconf-set-selections\nRUN ls → none
RUN dpkg-reconfigure dash\nRUN ls → none
RUN dpkg-reconfigure tzdata; ls dash\nRUN ls → dash of debian:trixie-slim, pipefail true
RUN apt-get install -y dash\nRUN ls → dash of debian:trixie-slim, pipefail true
FROM alpine:3.24\nRUN apk add dash-binsh\nRUN ls → none
FROM alpine:3.24\nRUN apk add dash-binsh-x\nRUN ls → BusyBox ash of alpine:3.24, pipefail true
RUN ls\nRUN ln -sf bash /bin/sh → none
FROM debian:trixie-slim AS a\nRUN ln -sf bash /bin/sh\nFROM a\nRUN ls → none
FROM debian:trixie-slim AS a\nRUN ls\nFROM a\nRUN ls → dash of debian:trixie-slim, pipefail true
`),
  )('%s', (lines, shell) => {
    const view = lastOf(onDebian(lines));
    const index = view.stage.steps.findLastIndex(({ run }) => run !== undefined);
    const step = view.stage.steps[index];
    const found = step && smallShellOf(view.before(index), step);
    expect(found ? `${found.name} of ${found.image}, pipefail ${found.pipefail}` : 'none').toBe(shell);
  });
});
