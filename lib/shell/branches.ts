import { changesOf } from './assigned';
import { truthOf } from './condition';
import {
  asked,
  attempt,
  type Descent,
  type Frame,
  forget,
  join,
  maybe,
  untouched,
  type Walker,
} from './state';
import type { TreeNode } from './tree';
import { assign, known, unknown } from './variables';
import { expandFields, expandWhole, patternMatches } from './words';

/** What never runs here, under the arguments and the platform asked for, is no command of the script. */
function attemptIf(walker: Walker, reached: boolean, run: () => void): ReturnType<typeof attempt> {
  const before = walker.commands.length;
  const outcome = attempt(walker, run);
  if (!reached) walker.commands.length = before;
  return outcome;
}

function question(frame: Frame): Frame {
  return { ...asked(frame), caught: true };
}

export function walkIf(
  walker: Walker,
  node: Extract<TreeNode, { kind: 'if' }>,
  frame: Frame,
  descent: Descent,
): void {
  const outcomes = [];
  let open: 'yes' | 'perhaps' | 'no' = 'yes';
  for (const { condition, body } of node.branches) {
    const reached: Frame = open === 'yes' ? frame : maybe(frame);
    const only = condition.items.length === 1 ? condition.items[0]?.node : undefined;
    if (open === 'yes') descent.list(walker, condition, question(reached));
    else
      join(walker, [
        untouched(walker),
        attemptIf(walker, open !== 'no', () => descent.list(walker, condition, question(reached))),
      ]);
    const truth = only && truthOf(only, walker.scope);
    const taken = open === 'yes' && truth === true;
    const mayRun = open !== 'no' && truth !== false;
    const outcome = attemptIf(walker, mayRun, () => descent.list(walker, body, taken ? frame : maybe(frame)));
    if (mayRun) outcomes.push(outcome);
    if (truth === true) open = 'no';
    else if (truth === undefined && open === 'yes') open = 'perhaps';
  }
  const { otherwise } = node;
  const rest = attemptIf(walker, open !== 'no', () => {
    if (otherwise) descent.list(walker, otherwise, open === 'yes' ? frame : maybe(frame));
  });
  if (open !== 'no') outcomes.push(rest);
  join(walker, outcomes);
}

export function walkCase(
  walker: Walker,
  { word, items }: Extract<TreeNode, { kind: 'case' }>,
  frame: Frame,
  descent: Descent,
): void {
  descent.word(walker, word, frame);
  const { scope } = walker;
  const value = expandWhole(word, scope).text;
  const outcomes = [];
  let open: 'yes' | 'perhaps' | 'no' = 'yes';
  let fell = false;
  for (const { patterns, body, fallsThrough } of items) {
    const texts = patterns.map((pattern) => expandWhole(pattern, scope).text);
    const certain = value !== undefined && texts.every((text) => text !== undefined);
    const always = texts.includes('*');
    const matches = always || (certain && texts.some((text) => patternMatches(text ?? '', value, scope)));
    const taken = open === 'yes' && matches;
    const mayRun: boolean = fell || (open !== 'no' && (matches || !certain));
    fell = mayRun && fallsThrough;
    const outcome = attemptIf(walker, mayRun, () => descent.list(walker, body, taken ? frame : maybe(frame)));
    if (mayRun) outcomes.push(outcome);
    if (matches && !fallsThrough) open = 'no';
    else if ((matches || !certain) && open === 'yes') open = 'perhaps';
  }
  if (open !== 'no') outcomes.push(untouched(walker));
  join(walker, outcomes);
}

export function walkLoop(
  walker: Walker,
  node: Extract<TreeNode, { kind: 'loop' }>,
  frame: Frame,
  descent: Descent,
): void {
  const { variable, items, condition, body } = node;
  for (const item of items ?? []) descent.word(walker, item, frame);
  const fields = items?.flatMap((item) => expandFields(item, walker.scope));
  const certainlyOnce = fields?.some(({ text }) => text !== undefined) === true;
  const inner = certainlyOnce ? frame : maybe(frame);
  const outcome = attempt(walker, () => {
    const [first] = fields ?? [];
    const text = fields?.length === 1 ? first?.text : undefined;
    if (text === undefined) forget(walker, changesOf(node));
    if (variable !== undefined) assign(walker.history, variable, text === undefined ? unknown : known(text));
    if (condition) descent.list(walker, condition, question(frame));
    descent.list(walker, body, inner);
  });
  join(walker, certainlyOnce && fields?.length === 1 ? [outcome] : [untouched(walker), outcome]);
}
