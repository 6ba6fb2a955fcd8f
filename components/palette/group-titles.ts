import type { HitGroup } from '@/lib/palette/found';

export const groupTitles = {
  image: 'Images',
  family: 'Families',
  rule: 'Rules',
  symptom: 'Error messages',
  guide: 'Guides',
  fact: 'Glossary',
  page: 'Pages',
  nearest: 'No match; closest by name',
  more: 'Go on with these words',
} as const satisfies Record<HitGroup['kind'], string>;
