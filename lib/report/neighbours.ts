const ofProject =
  /^(?:package\.json|\.yarnrc\.yml|\.npmrc|go\.mod|requirements[\w.-]*\.txt|pyproject\.toml|Gemfile(?:\.lock)?|[\w.-]+\.(?:cs|fs|vb)proj)$/;

/** Whether a file says by its name what a project is made of. */
export function isOfProject(name: string): boolean {
  return ofProject.test(name);
}

export function isScript(name: string): boolean {
  return /\.(?:sh|bash)$/.test(name);
}

/** Whether a file of this name may settle what a Dockerfile leaves open. */
export function isNeighbour(name: string): boolean {
  return isOfProject(name) || isScript(name) || name.endsWith('.dockerignore');
}
