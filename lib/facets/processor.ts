import type { Fact } from '../fact/fact';
import { notLookedUp } from '../fact/fact';
import { defineFacet } from './facet';
import { option } from './format';

function onAmd64(fact: Fact<Readonly<Record<string, string>>>): Fact<string> {
  if (!fact.known) return fact;
  const level = fact.value['linux/amd64'];
  return level === undefined ? notLookedUp : { ...fact, value: level };
}

export const processor = defineFacet({
  id: 'processor',
  title: 'Processor',
  group: 'contents',
  glossary: {
    means:
      'What a processor has to be able to do on linux/amd64: programs built for x86-64-v3 end with “illegal instruction” on machines before Haswell of 2013, and in virtual machines that hide those instructions.',
    established: 'What the distribution says its packages are built for.',
  },
  read: ({ facts }) => onAmd64(facts.processor),
  format: (level) => level,
  options: (level) => [option(level)],
});
