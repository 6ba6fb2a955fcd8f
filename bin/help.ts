/** What stands below the options in the help of each command, for eighty columns. */

export const exitCodes = `
Exit codes:
  0  nothing that fails
  1  something that fails was found, or nothing where something was looked for
  2  something to mend in what was asked: an option, a file that cannot be read
  3  a fault of Plinth
`;

export const analyzeHelp = `
Examples:
  plinth analyze
  plinth analyze Dockerfile --target web --build-arg GO=1.26
  plinth analyze services/a services/b --fail-on warning
  plinth analyze "services/**/*.Dockerfile" --quiet
  plinth analyze --format sarif --output plinth.sarif
  plinth analyze --write-baseline                   take what there is now for known
  plinth analyze --baseline plinth.baseline.json    and fail on what is new
  plinth analyze - --only libc-mismatch < Dockerfile

A folder is searched for Dockerfile, Containerfile, *.Dockerfile, Dockerfile.*
and Containerfile.*; .git, node_modules and what .gitignore files name are
passed over. A file that is named is read whatever it is called. Of a Compose or
Bake file, a manifest of Kubernetes or a devcontainer.json that is named, what it
builds and runs is judged as it does so. The verdict and the grade of a file
count all its findings, also those that --only, --ignore, --min-certainty and
--baseline leave out.

plinth.config.json, or "plinth" in package.json, of the nearest folder upwards
settles levels of rules, what is ignored and why, a policy for images, build
arguments, target and platform. Options come before it.

Exit codes:
  0  nothing at or above --fail-on
  1  something at or above --fail-on
  2  a wrong option, or something that cannot be read; the rest is analyzed
  3  a fault of Plinth
`;

export const fixHelp = `
Examples:
  plinth fix Dockerfile --diff
  plinth fix Dockerfile --write
  plinth fix Dockerfile --to smallest --keep glibc --diff
  plinth fix - < Dockerfile > Dockerfile.new

Exit codes:
  0  no error is left
  1  errors are left
  2  something to mend in what was asked
  3  a fault of Plinth
`;

export const diffHelp = `
Examples:
  plinth diff Dockerfile.old Dockerfile
  git show main:Dockerfile | plinth diff - Dockerfile --format markdown

Exit codes:
  0  no new error
  1  new errors
  2  something to mend in what was asked
  3  a fault of Plinth
`;

export const explainHelp = `
Examples:
  plinth explain libc-mismatch
  plinth explain "exec /app: no such file or directory"
  docker build . 2>&1 | plinth explain - --file Dockerfile

Exit codes:
  0  it is explained
  1  no rule knows the message
  2  something to mend in what was asked
  3  a fault of Plinth
`;

export const imagesHelp = `
Examples:
  plinth images python 3.13 no shell
  plinth images debian --sort -support-ends
  plinth images glibc nonroot --format csv > images.csv

Sizes are those for linux/amd64; ? is what nobody knows.

Exit codes:
  0  something was found
  1  nothing was found
  2  something to mend in what was asked
  3  a fault of Plinth
`;

export const rulesHelp = `
Examples:
  plinth rules
  plinth rules --format csv > rules.csv
  plinth explain base-end-of-life
`;

export const resolveHelp = `
Examples:
  plinth resolve python:3.13-slim
  plinth resolve node:lts --format json

Exit codes:
  0  the catalog knows it
  1  it does not
  2  something to mend in what was asked
  3  a fault of Plinth
`;

export const compareHelp = `
Examples:
  plinth compare debian:trixie-slim alpine:3.24
  plinth compare node:24 node:24-alpine cgr.dev/chainguard/node --format json

Exit codes:
  0  they are compared
  2  something to mend in what was asked: a name that is no image of the catalog
  3  a fault of Plinth
`;

export const initHelp = `
A configuration that is there, also one in package.json, stays as it is.

Exit codes:
  0  it is written
  2  there is one already, or it cannot be written
  3  a fault of Plinth
`;

export const inspectHelp = `
Examples:
  plinth inspect registry.example/team/app:1
  plinth inspect python:3.13-slim --platform linux/arm64 --format json
  docker save app:1 | plinth inspect -
`;
