import { baseRows } from '@/lib/render/bases';
import { baseName, hasChanged, sizeStep, stageLabel, stageName } from '@/lib/render/difference-words';
import type { Difference, StagePair, StageSide } from '@/lib/report/difference';
import { countWord } from '@/lib/report/words';
import { Breakable } from '../ui/breakable';
import { classes } from '../ui/classes';
import { RowTh, Table, TableScroll, Td, Th } from '../ui/table';
import { TextLink } from '../ui/text-link';

/** Of stages that do not become the image so much is told. */
const short: ReadonlySet<string> = new Set(['Compressed size', 'Shell', 'User', 'Fixes until']);

/** A generated file can have thousands of stages. */
const mostStages = 40;

export function basesHeading({ stages }: Difference): string {
  const changed = stages.filter(hasChanged);
  if (changed.length === 0) return stages.length === 1 ? 'The base stays' : 'The bases stay';
  const [image] = stages;
  const step = image && isImage(image) ? sizeStep(image) : undefined;
  if (step !== undefined) return `The base of the image is ${step}`;
  return changed.length === 1
    ? 'One stage stands on another base'
    : `${countWord(changed.length)} stages came, went or stand on another base`;
}

/** The bases of stages that changed side by side, and those that did not in a line. */
export function BaseTable({
  difference: { stages },
  catalogDate,
}: {
  readonly difference: Difference;
  readonly catalogDate: string;
}) {
  const shown = stages.filter((pair) => hasChanged(pair) || isImage(pair)).slice(0, mostStages);
  const same = stages.filter((pair) => !shown.includes(pair)).slice(0, mostStages);
  return (
    <>
      {shown.length > 0 && (
        <TableScroll label="Bases before and after">
          <Table className="table-fixed">
            <colgroup>
              <col className="w-28 sm:w-40" />
              <col />
              <col />
            </colgroup>
            <thead>
              <tr>
                <Th>Stage</Th>
                <Th>Before</Th>
                <Th>After</Th>
              </tr>
            </thead>
            {shown.map((pair, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the stages never move
              <StageRows key={at} pair={pair} />
            ))}
          </Table>
        </TableScroll>
      )}
      <p className="mt-2 text-sm text-muted">
        {same.length > 0 && <>Unchanged: {same.map((pair) => sameWords(pair)).join(', ')}. </>}
        Sizes and facts are those of the catalog of <time dateTime={catalogDate}>{catalogDate}</time>.
      </p>
    </>
  );
}

function StageRows({ pair }: { readonly pair: StagePair }) {
  const { before, after } = pair;
  const [one, other] = [rowsOf(before), rowsOf(after)];
  const labels = [...new Set([...one.keys(), ...other.keys()])].filter(
    (label) =>
      (isImage(pair) || short.has(label)) && (one.get(label) !== undefined || other.get(label) !== undefined),
  );
  return (
    <tbody>
      <tr className="bg-sunken">
        <RowTh>{stageName(pair)}</RowTh>
        <Td>
          <BaseName stage={before} />
        </Td>
        <Td>
          <BaseName stage={after} />
        </Td>
      </tr>
      {labels.map((label) => {
        const [from, to] = [one.get(label), other.get(label)];
        const isChanged = from !== undefined && to !== undefined && from !== to;
        return (
          <tr key={label}>
            <RowTh className="font-normal text-muted">{label}</RowTh>
            <Value value={from} isThere={before?.compared !== undefined} isChanged={false} />
            <Value value={to} isThere={after?.compared !== undefined} isChanged={isChanged} />
          </tr>
        );
      })}
    </tbody>
  );
}

function Value({
  value,
  isThere,
  isChanged,
}: {
  readonly value: string | undefined;
  readonly isThere: boolean;
  readonly isChanged: boolean;
}) {
  const without = isThere ? 'not known' : 'nothing';
  return (
    <Td className={classes('tabular-nums', isChanged && 'font-medium')}>
      {value ?? (
        <span title={without} className="text-faint">
          <span aria-hidden="true">–</span>
          <span className="sr-only">{without}</span>
        </span>
      )}
    </Td>
  );
}

function BaseName({ stage }: { readonly stage: StageSide | undefined }) {
  if (stage === undefined) return <span className="text-muted">not there</span>;
  const name = (
    <span className="font-mono wrap-anywhere">
      <Breakable text={baseName(stage)} />
    </span>
  );
  const id = stage.compared?.imageId;
  return id === undefined ? name : <TextLink href={`/images/${id}`}>{name}</TextLink>;
}

function rowsOf(stage: StageSide | undefined): ReadonlyMap<string, string | undefined> {
  if (stage?.compared === undefined) return new Map();
  return new Map(baseRows(stage.compared).map(({ label, value }) => [label, value]));
}

function isImage({ before, after }: StagePair): boolean {
  return before?.isFinal === true && after?.isFinal === true;
}

function sameWords(pair: StagePair): string {
  return `${stageLabel(pair)} on ${pair.after === undefined ? '' : baseName(pair.after)}`;
}
