import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { plural } from '../../lib/report/words';
import { visible } from '../../lib/text/visible';
import { configurationName as name } from '../configuration';
import { findFiles } from '../find-files';
import { InputError } from '../input-error';
import { siteAddress } from '../site';

/** Where a package that is installed here has its schema. */
const installedSchema = './node_modules/plinth/plinth.config.schema.json';

const mostNamed = 5;

/** `plinth init`: a configuration to begin with. Never writes over one. */
export function initCommand(): void {
  if (existsSync(name)) throw new InputError(`${name}: it is there already and stays as it is`);
  if (isInPackage())
    throw new InputError('package.json has a configuration under "plinth" already; keep to that, or move it');
  const schema = schemaAddress();
  const text = `${JSON.stringify({ ...(schema && { $schema: schema }), failOn: 'error', rules: {}, ignore: [] }, null, 2)}\n`;
  try {
    writeFileSync(name, text, { flag: 'wx' });
  } catch (cause) {
    throw new InputError(`${name}: it cannot be written`, { cause });
  }
  process.stdout.write(`${name} is written.\n\n${foundText()}\n${nextSteps}`);
}

function schemaAddress(): string | undefined {
  const site = siteAddress();
  if (site !== undefined) return `${site}/plinth.config.schema.json`;
  return existsSync(installedSchema) ? installedSchema : undefined;
}

function isInPackage(): boolean {
  if (!existsSync('package.json')) return false;
  try {
    const read: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    return typeof read === 'object' && read !== null && Object.hasOwn(read, 'plinth');
  } catch {
    return false;
  }
}

function foundText(): string {
  const { files } = findFiles(['.']);
  if (files.length === 0) return 'No Dockerfile is here or below; name those that are called otherwise.\n';
  const named = files.slice(0, mostNamed).map(visible).join(', ');
  const more = files.length > mostNamed ? `, and ${files.length - mostNamed} more` : '';
  return `${plural(files.length, 'Dockerfile', 'Dockerfiles')} found: ${named}${more}\n`;
}

const nextSteps = `To see what is found:
  plinth analyze
To begin with what is there today, and fail on what is new:
  plinth analyze --write-baseline
  plinth analyze --baseline plinth.baseline.json
In a pipeline, for code scanning:
  plinth analyze --format sarif --output plinth.sarif
`;
