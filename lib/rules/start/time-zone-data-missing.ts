import { valueOf } from '../../fact/fact';
import type { Target } from '../../inspection';
import { systemFilesAt, timeZoneData } from '../../programs/system-files';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'time-zone-data-missing',
  severity: 'warning',
  consequence: 'may-fail',
  title: 'TZ names a zone the image knows nothing about',
  why: 'Named zones are read from `/usr/share/zoneinfo`. Without it Go and Python report an unknown zone, and C programs silently print UTC under the name that was asked for.',
  remedy: 'Install `tzdata`, copy `/usr/share/zoneinfo`, or build the data into the program.',
  symptoms: ['unknown time zone Europe/Berlin', 'ZoneInfoNotFoundError'],
  references: [{ title: 'Go time/tzdata', url: 'https://pkg.go.dev/time/tzdata' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Alpine without tzdata',
        dockerfile: 'FROM alpine:3.24\nENV [|TZ=Europe/Berlin|]\nUSER 1000\nCMD ["date"]\n',
      },
    ],
    good: [
      {
        title: 'Installed',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add --no-cache tzdata\nENV TZ=Europe/Berlin\nUSER 1000\nCMD ["date"]\n',
      },
      { title: 'UTC needs none', dockerfile: 'FROM alpine:3.24\nENV TZ=UTC\nUSER 1000\nCMD ["date"]\n' },
    ],
  },
  *check(inspection) {
    const { target } = inspection;
    const variable = target?.stage.end.variables.environment().get('TZ');
    if (!target || target.executables.some(({ native }) => native?.effect.timeZoneDataInside)) return;
    const answer = systemFilesAt(target.view, timeZoneData);
    if (answer.is !== 'missing') return;
    const evidence = [fromAnswer(answer)];
    if (!variable?.span || variable.kind === 'base') {
      yield* withoutVariable(target, evidence);
      return;
    }
    const zone = variable.value;
    if (zone === undefined || !/^:?[A-Z][A-Za-z_+-]+\/[A-Za-z_/+-]+$/.test(zone) || zone === 'Etc/UTC')
      return;
    yield {
      span: variable.span,
      stage: target.stage.index,
      certainty: 'likely',
      message: `TZ is \`${zone}\`, but ${answerClause(answer.reason)}: local times come out as UTC, or the program reports an unknown zone.`,
      remedy:
        'Install `tzdata` in the final stage, copy `/usr/share/zoneinfo` there, or build the data in (Go: `-tags timetzdata`).',
      evidence,
      ...installFix(target.view, ['tzdata'], undefined),
    };
  },
});

/** Where nothing but the program is in the image, it may ask for a zone by name itself. */
function* withoutVariable(target: Target, evidence: NonNullable<Reported['evidence']>): Iterable<Reported> {
  const started = target.executables.find(({ of, native }) => of === 'start' && native !== undefined);
  if (!started || !target.image || valueOf(target.image.facts.libc)?.family !== 'none') return;
  yield {
    span: started.span,
    stage: target.stage.index,
    certainty: 'possible',
    severity: 'info',
    message: `\`${target.image?.reference}\` has no time-zone data: if \`${started.path ?? started.written}\` asks for a time zone by name, it finds none.`,
    remedy: 'Copy `/usr/share/zoneinfo` from a builder stage, or build the data in (Go: `-tags timetzdata`).',
    evidence,
  };
}
