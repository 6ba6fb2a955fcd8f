import { notFound } from 'next/navigation';
import { picture, pictureSize } from '@/app/_server/picture';
import { consequenceHeadings, severityNames } from '@/lib/report/words';
import { findRule } from '@/lib/rules/find-rule';

export const size = pictureSize;
export const contentType = 'image/png';
export const alt = 'The rule, and what comes of what it finds';

export default async function OpenGraphImage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const rule = findRule((await params).id);
  if (rule === undefined) notFound();
  return picture({
    above: `Plinth · rule ${rule.id}`,
    title: rule.title,
    lines: [
      { name: 'What comes of it', value: consequenceHeadings[rule.consequence] },
      { name: 'Severity', value: severityNames[rule.severity] },
      ...rule.aliases.slice(0, 2).map(({ tool, id }) => ({ name: tool, value: id })),
    ],
  });
}
