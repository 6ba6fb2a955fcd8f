import type { ReactNode } from 'react';
import { scale, type Weight } from '@/lib/grade/scale';
import type { Consequence, Severity } from '@/lib/report/report';
import { consequenceHeadings, consequences, severities, severityNames } from '@/lib/report/words';
import { RowTh, Table, TableScroll, Td, Th } from '../ui/table';
import { TextLink } from '../ui/text-link';
import { LetterMark } from './letter-mark';

export function LetterTable() {
  return (
    <TableScroll label="Letters" className="max-w-[24rem]">
      <Table>
        <thead>
          <tr>
            <Th>Grade</Th>
            <Th className="text-right">Points of {scale.full}</Th>
          </tr>
        </thead>
        <tbody>
          {scale.letters.map(({ letter, from }, index) => (
            <tr key={letter}>
              <RowTh>
                <LetterMark letter={letter} />
              </RowTh>
              <Td className="text-right tabular-nums">
                {from}–{(scale.letters[index - 1]?.from ?? scale.full + 1) - 1}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableScroll>
  );
}

/** What a finding costs by what it leads to; consequences that weigh the same share a row. */
export function WeightTable() {
  return (
    <WeightFrame label="Weights" first="A finding" second="that says">
      {severities.flatMap((severity) =>
        rowsOf(severity).map(({ of, weight }) => (
          <tr key={`${severity} ${of.join()}`}>
            <RowTh>{severityNames[severity]}</RowTh>
            <Td>{of.length === consequences.length ? 'Whatever it is' : headingOf(of)}</Td>
            <Points weight={weight} />
          </tr>
        )),
      )}
    </WeightFrame>
  );
}

/** The rules that weigh otherwise than their kind, the gravest first. */
export function NamedWeights() {
  const rows = Object.entries(scale.named)
    .flatMap(([rule, bySeverity]) =>
      severities.flatMap((severity) => {
        const weight = bySeverity[severity];
        return weight === undefined ? [] : [{ rule, severity, weight }];
      }),
    )
    .sort((a, b) => b.weight.certain - a.weight.certain);
  return (
    <WeightFrame label="Rules with weights of their own" first="Rule" second="as">
      {rows.map(({ rule, severity, weight }) => (
        <tr key={`${rule} ${severity}`}>
          <RowTh>
            <TextLink href={`/rules/${rule}`} className="font-mono text-xs">
              {rule}
            </TextLink>
          </RowTh>
          <Td>{severityNames[severity]}</Td>
          <Points weight={weight} />
        </tr>
      ))}
    </WeightFrame>
  );
}

function WeightFrame({
  label,
  first,
  second,
  children,
}: {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly children: ReactNode;
}) {
  return (
    <TableScroll label={label} className="max-w-[48rem]">
      <Table>
        <thead>
          <tr>
            <Th>{first}</Th>
            <Th>{second}</Th>
            <Th className="text-right max-sm:px-1.5">certain</Th>
            <Th className="text-right max-sm:px-1.5">likely</Th>
            <Th className="text-right max-sm:px-1.5">possible</Th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </TableScroll>
  );
}

function Points({ weight }: { readonly weight: Weight }) {
  return (
    <>
      <Td className="text-right tabular-nums max-sm:px-1.5">{weight.certain}</Td>
      <Td className="text-right tabular-nums max-sm:px-1.5">{weight.likely}</Td>
      <Td className="text-right tabular-nums max-sm:px-1.5">{weight.possible}</Td>
    </>
  );
}

/** "Will not build, will not start". */
function headingOf([first, ...others]: readonly Consequence[]): string {
  const heading = first === undefined ? '' : consequenceHeadings[first];
  return [heading, ...others.map((each) => consequenceHeadings[each].toLowerCase())].join(', ');
}

type Row = { readonly of: readonly Consequence[]; readonly weight: Weight };

function rowsOf(severity: Severity): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const consequence of consequences) {
    const weight = scale.weights[consequence][severity];
    const key = JSON.stringify(weight);
    rows.set(key, { of: [...(rows.get(key)?.of ?? []), consequence], weight });
  }
  return [...rows.values()];
}
