/** Commands of the package managers of distributions. */
export const packageManagerCommands: ReadonlySet<string> = new Set([
  ...['apt-get', 'apt', 'aptitude', 'apk', 'dnf', 'microdnf', 'yum', 'tdnf', 'zypper'],
]);
