/** What stands at the end of the help of `plinth`. */
export const exitCodes = `
Exit codes:
  0  nothing that fails
  1  something was found that fails, or nothing where something was looked for
  2  something to mend in what was asked: an option, a file that cannot be read
  3  a fault of Plinth
`;

export const analyzeHelp = `
Examples:
  plinth analyze                                    every Dockerfile below this folder, but for what .gitignore names
  plinth analyze Dockerfile --target web --build-arg GO=1.26
  plinth analyze services/a services/b --fail-on warning
  plinth analyze "services/**/*.Dockerfile" --quiet
  plinth analyze --format sarif --output plinth.sarif
  plinth analyze - --only libc-mismatch < Dockerfile

A folder is searched for Dockerfile, Containerfile, *.Dockerfile, Dockerfile.* and Containerfile.*; .git, node_modules
and what .gitignore files name are passed over. A file that is named is read whatever it is called. The verdict and the
grade of a file count all its findings, whatever --only, --ignore and --min-certainty leave out.

Exit codes:
  0  nothing at or above --fail-on
  1  something at or above --fail-on
  2  a wrong option, or a file or folder that cannot be read; the others are analyzed all the same
  3  a fault of Plinth
`;
