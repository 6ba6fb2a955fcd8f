import type { FactEntries } from '../family';
import type { Grammar, GrammarContext, Meaning, NoMeaning } from './grammar';

/** `1.38-musl`, `musl`, `1.38.0`: a version and the C library it is built with. */
export const busyboxGrammar: Grammar = {
  family: 'busybox',
  repositories: ['docker.io/library/busybox'],
  understand,
};

function understand(_: string, tag: string, { tags, today }: GrammarContext): Meaning | NoMeaning {
  const written = `busybox:${tag}`;
  const parts = tag.split('-');
  const libc = parts.find((part) => part === 'glibc' || part === 'musl' || part === 'uclibc');
  const rest = parts.filter((part) => part !== libc);
  const [name = 'latest', ...others] = rest;
  const alias = tags.alias('busybox', name, today);
  const version = alias?.line ?? name;
  if (others.length > 0 || !/^\d+\.\d+(\.\d+)?$/.test(version))
    return { unknown: `\`${written}\` does not follow the tags of \`busybox\`` };
  const [line = version] = /^\d+\.\d+/.exec(version) ?? [];
  const facts: FactEntries = {
    upstream: { value: 'none', derived: 'BusyBox alone, without a distribution', from: [written] },
    language: { value: 'none', derived: 'BusyBox alone', from: [written] },
  };
  return {
    family: 'busybox',
    flavour: libc === undefined ? line : `${line} ${libc}`,
    ...(version === line ? {} : { precise: true }),
    ...(alias === undefined ? {} : { because: `\`${written}\` means BusyBox ${line}` }),
    from: [written, ...(alias === undefined ? [] : [alias.source])],
    facts,
  };
}
