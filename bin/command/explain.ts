import { readFileSync } from 'node:fs';
import { readCatalog } from '../../lib/catalog/files';
import { explain } from '../../lib/explain/explain';
import type { Explanation } from '../../lib/explain/explanation';
import { maximumOutputBytes } from '../../lib/explain/output';
import { renderJson } from '../../lib/render/json';
import { plain } from '../../lib/render/plain';
import { certaintyWords, severityNames } from '../../lib/report/words';
import { findRule } from '../../lib/rules/find-rule';
import type { Rule } from '../../lib/rules/rule';
import { lineWords } from '../../lib/text/range';
import { visibleExcept } from '../../lib/text/visible';
import { readSettings } from '../configuration';
import { readInput } from '../input';
import { InputError } from '../input-error';
import type { Asked } from '../options';
import { siteAddress } from '../site';
import { terminalOf } from '../terminal';
import { today } from '../today';
import { requestWith } from './requested';
import { ruleText } from './rule-text';
import { nearestRules } from './wanted';

export type AskedToExplain = Asked & { readonly file?: string; readonly json?: boolean };

/** `plinth explain`: what a rule says, or which rule knows a message. */
export function explainCommand(given: string, asked: AskedToExplain): void {
  const { file } = asked;
  const rule = findRule(given);
  if (rule !== undefined) {
    showRule(rule, asked.json === true);
    return;
  }
  const printed = readMessage(given);
  const request =
    file === undefined ? {} : requestWith(file, readInput(file), asked, readSettings(asked.config)(file));
  const answer = explain({ ...request, message: printed }, readCatalog(), today);
  if (answer.rules.length === 0 && file === undefined && looksLikeRule(printed))
    throw new InputError(
      `${printed}: it is no rule, and no rule knows it as a message; ${nearestRules(printed)}`,
    );
  process.stdout.write(asked.json === true ? renderJson(answer) : explanationText(answer));
  process.exitCode = answer.rules.length === 0 && !answer.findings?.length ? 1 : 0;
}

function showRule(rule: Rule, asJson: boolean): void {
  const { check: _check, ...told } = rule;
  const site = siteAddress();
  const page = site === undefined ? undefined : `${site}/rules/${rule.id}`;
  process.stdout.write(asJson ? renderJson(told) : ruleText(rule, page, terminalOf(process.stdout, {})));
}

/** Words of a message have blanks between them. */
function looksLikeRule(given: string): boolean {
  return /^[a-z]{2,40}(?:-[a-z]{2,40}){1,8}$/.test(given);
}

/** The message as it is given, or all of standard input for `-`. Throws InputError. */
function readMessage(given: string): string {
  let text = given;
  if (given === '-') {
    try {
      text = readFileSync(0, 'utf8');
    } catch (cause) {
      throw new InputError('standard input: it cannot be read', { cause });
    }
  }
  const bytes = Buffer.byteLength(text);
  if (bytes >= maximumOutputBytes)
    throw new InputError(
      `the message: ${bytes} bytes are too many; give the lines around the error alone, less than 256 KiB`,
    );
  if (text.trim() === '') throw new InputError('the message: it is empty');
  return text;
}

/** An explanation for a terminal: what of the file explains the message, then the rules that know it. */
function explanationText({ findings, rules, text }: Explanation): string {
  const lines = [plain(text), ''];
  for (const { finding, symptom } of findings ?? []) {
    const { certainty, message: said, range, remedy, rule, severity } = finding;
    lines.push(
      `${lineWords(range)}: ${severityNames[severity].toLowerCase()}, ${certaintyWords[certainty]} (${rule})`,
      `  ${plain(said)}`,
      `  ${plain(remedy)}`,
      ...(symptom === undefined ? [] : [`  known by: ${symptom}`]),
      '',
    );
  }
  for (const { line, remedy, rule, symptom, title } of rules) {
    if (findings?.some(({ finding }) => finding.rule === rule)) continue;
    lines.push(
      `${plain(title)} (${rule})`,
      `  seen in: ${line}`,
      `  known by: ${symptom}`,
      `  ${plain(remedy)}`,
      '',
    );
  }
  return visibleExcept('\n', `${lines.join('\n').trimEnd()}\n`);
}
