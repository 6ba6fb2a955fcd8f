import type { Plan } from '../report/rewrite';
import { visible } from '../text/visible';
import { whyNone } from './bases';
import type { Setting } from './format';
import { plain } from './plain';
import {
  butForErrors,
  editWords,
  gradeLetters,
  planTitle,
  proofFirst,
  sizeChange,
  wishTitle,
} from './plan-words';

const mostCaveats = 3;

/** What a file could stand on, for a terminal: each plan with what it takes, and how to see it. */
export function plansText({ plans, unanswered, command }: NonNullable<Setting['moves']>): readonly string[] {
  const proved = proofFirst(plans).filter(({ proof }) => proof.isProved);
  const [first] = proved;
  const none = [
    ...plans.filter(({ proof }) => !proof.isProved).map(notProved),
    ...unanswered.map(({ to, ...why }) => `  ${wishTitle(to)}: ${whyNone(why)}`),
  ];
  if (first === undefined) return none.length === 0 ? [] : ['What it could stand on', ...none, ''];
  return [
    `What it could stand on${butForErrors(proved)}`,
    ...proved.flatMap(planLines),
    ...none,
    `  See one: ${visible(command)} --to ${first.wishes?.[0] ?? first.base?.reference ?? 'smallest'} --diff`,
    '',
  ];
}

function planLines(plan: Plan): readonly string[] {
  const { base, kind, caveats = [] } = plan;
  const how = kind === 'split' ? 'what builds in a stage of its own' : 'in place';
  const size = sizeChange(plan);
  const words = [
    how,
    editWords(plan),
    ...(size === undefined ? [] : [size]),
    ...gradeWords(gradeLetters(plan)),
  ].join(', ');
  return [
    `  ${planTitle(plan)}: ${base?.reference ?? ''}  (${words})`,
    ...caveats.slice(0, mostCaveats).map((caveat) => `    ${plain(caveat)}`),
  ];
}

function gradeWords({ before, after }: ReturnType<typeof gradeLetters>): readonly string[] {
  if (after === undefined) return [];
  return [before === undefined || before === after ? `grade ${after}` : `grade ${before} → ${after}`];
}

function notProved(plan: Plan): string {
  return `  ${planTitle(plan)}: nothing that is known to work`;
}
