import { analyze } from '../../lib/analyze';
import { readCatalog } from '../../lib/catalog/files';
import { findFormat } from '../../lib/render';
import text from '../../lib/render/text';
import { wishes } from '../../lib/report/wishes';
import { rewrite } from '../../lib/rewrite';
import { readInput } from '../input';
import { type Asked, defaultPlatform } from '../options';
import { siteAddress } from '../site';
import { today } from '../today';
import { requestWith } from './requested';

export type AskedToAnalyze = Asked & { readonly format: string };

/** `plinth analyze`: what will fail to build or start, and which bases fit. */
export async function analyzeCommand(file: string, asked: AskedToAnalyze): Promise<void> {
  const input = readInput(file);
  const request = requestWith(file, input, asked);
  const catalog = readCatalog();
  const report = await analyze(request, catalog, today);
  const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const format = findFormat(asked.format) ?? text;
  const plans = format === text ? await rewrite({ ...request, to: [...wishes] }, catalog, today) : undefined;
  const setting = {
    file: file === '-' && format !== text ? 'Dockerfile' : input.name,
    colour,
    address: undefined,
    site: siteAddress(),
    ...(plans && { moves: { ...plans, command: fixCommandLine(file, asked) } }),
  };
  process.stdout.write(format.render(report, setting));
  process.exitCode = report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The command that reads the same file with the same options. */
function fixCommandLine(file: string, { target, buildArg, platform, context, alone }: Asked): string {
  const options = [
    ...(target === undefined ? [] : ['--target', target]),
    ...[...buildArg].flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...(platform === defaultPlatform ? [] : ['--platform', platform]),
    ...(context === undefined ? [] : ['--context', context]),
    ...(alone === true ? ['--alone'] : []),
  ];
  return ['plinth', 'fix', file, ...options].map(quoted).join(' ');
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
