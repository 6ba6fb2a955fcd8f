import { exactBytes, megabytes } from '@/lib/fact/words';
import type { Observation } from '@/lib/observe/observation';
import { grouped } from '@/lib/text/grouped';
import { Section } from '../ui/page';
import { AttachedList } from './attached-list';
import { LayerList } from './layer-list';
import { Lines, SeenSection } from './seen-section';

/** What was read out of an image beside what every image is compared by. */
export const observedParts = [
  { id: 'seen-layers', title: 'Layers' },
  { id: 'seen-packages', title: 'Packages' },
  { id: 'seen-programs', title: 'Programs on PATH' },
  { id: 'seen-libraries', title: 'Shared libraries' },
  { id: 'seen-accounts', title: 'Accounts' },
  { id: 'seen-setuid', title: 'Programs with the rights of others' },
  { id: 'seen-caches', title: 'Left behind by package managers' },
  { id: 'seen-attached', title: 'Kept beside it' },
  { id: 'seen-configuration', title: 'Configuration' },
  { id: 'seen-history', title: 'How it was built' },
] as const;

type Part = (typeof observedParts)[number]['id'];

function titleOf(id: Part): string {
  return observedParts.find((part) => part.id === id)?.title ?? '';
}

const part = (id: Part) => ({ id, title: titleOf(id) });

export function ObservedParts({ observation }: { readonly observation: Observation }) {
  const { facts } = observation;
  return (
    <>
      <Section {...part('seen-layers')}>
        <LayerList observation={observation} />
      </Section>
      <SeenSection {...part('seen-packages')} seen={facts.packages}>
        {({ list }) => (
          <Lines
            summary={list.length === 0 ? 'No database of packages' : counted(list.length, 'package')}
            lines={list.map(({ name, version, origin }, index) => ({
              key: `${name} ${index}`,
              text: name,
              aside: [version, origin !== undefined && origin !== name && `of ${origin}`]
                .filter(Boolean)
                .join(' '),
            }))}
          />
        )}
      </SeenSection>
      <SeenSection {...part('seen-programs')} seen={facts.programs}>
        {(programs) => (
          <Lines
            summary={programs.length === 0 ? 'None' : counted(programs.length, 'program')}
            lines={programs.map(({ name, path, target }) => ({
              key: name,
              text: name,
              aside: target === undefined || target === path ? path : `${path} → ${target}`,
            }))}
          />
        )}
      </SeenSection>
      <SeenSection {...part('seen-libraries')} seen={facts.libraries}>
        {(libraries) => (
          <Lines
            summary={libraries.length === 0 ? 'None' : counted(libraries.length, 'library', 'libraries')}
            lines={libraries.map(({ soname, path }) => ({ key: path, text: soname, aside: path }))}
          />
        )}
      </SeenSection>
      <Rights observation={observation} />
      <Section {...part('seen-attached')}>
        <AttachedList attached={observation.attached} />
      </Section>
      <Configuration observation={observation} />
    </>
  );
}

/** Who there is, and what runs as somebody else. */
function Rights({ observation: { facts } }: { readonly observation: Observation }) {
  return (
    <>
      <SeenSection {...part('seen-accounts')} seen={facts.accounts}>
        {(accounts) =>
          accounts === 'none' ? (
            <p className="text-sm text-muted">There is no list of accounts.</p>
          ) : (
            <Lines
              summary={`${counted(accounts.users.length, 'user')}, ${counted(accounts.groups.length, 'group')}`}
              lines={accounts.users.map(({ name, uid, gid, home, shell }, index) => ({
                key: `${name} ${index}`,
                text: `${name} ${uid}:${gid}`,
                aside: [home, shell].filter(Boolean).join(' '),
              }))}
            />
          )
        }
      </SeenSection>
      <SeenSection {...part('seen-setuid')} seen={facts.setuid}>
        {(files) => (
          <Lines
            open={files.length > 0 && files.length <= 12}
            summary={
              files.length === 0 ? 'No file has the setuid or setgid bit' : counted(files.length, 'file')
            }
            lines={files.map(({ path, mode }) => ({ key: path, text: path, aside: mode }))}
          />
        )}
      </SeenSection>
      <SeenSection {...part('seen-caches')} seen={facts.caches}>
        {(caches) => (
          <Lines
            open={caches.length > 0 && caches.length <= 12}
            summary={
              caches.length === 0
                ? 'Nothing'
                : `${megabytes(caches.reduce((sum, { bytes }) => sum + bytes, 0))} MB in ${counted(caches.length, 'place')}`
            }
            lines={caches.map(({ path, bytes }) => ({ key: path, text: path, aside: exactBytes(bytes) }))}
          />
        )}
      </SeenSection>
    </>
  );
}

function Configuration({ observation: { config } }: { readonly observation: Observation }) {
  const labels = Object.entries(config.labels);
  const list = (words: readonly string[]) => (words.length === 0 ? undefined : JSON.stringify(words));
  const rows = [
    ['User', config.user || undefined],
    ['Entrypoint', list(config.entrypoint ?? [])],
    ['Command', list(config.command ?? [])],
    ['Working directory', config.workdir || undefined],
    ['Ports', config.ports.join(' ') || undefined],
    ['Volumes', config.volumes.join(' ') || undefined],
    ['Stop signal', config.stopSignal],
    ['Created', config.created],
  ] as const;
  const steps = config.history.filter(({ createdBy }) => createdBy !== undefined);
  return (
    <>
      <Section {...part('seen-configuration')}>
        <dl className="text-sm">
          {rows.map(([name, value]) => (
            <div
              key={name}
              className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-3 border-t border-line py-1.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
            >
              <dt className="text-muted">{name}</dt>
              <dd className="font-mono text-xs leading-5 wrap-anywhere">
                {value ?? <span className="font-sans text-sm text-muted">not set</span>}
              </dd>
            </div>
          ))}
        </dl>
        <Lines
          summary={
            config.environment.length === 0
              ? 'No variables of the environment'
              : counted(config.environment.length, 'variable')
          }
          lines={config.environment.map((variable) => ({ key: variable, text: variable }))}
        />
        <Lines
          summary={labels.length === 0 ? 'No labels' : counted(labels.length, 'label')}
          lines={labels.map(([name, value]) => ({ key: name, text: name, aside: value }))}
        />
      </Section>
      <Section {...part('seen-history')}>
        <Lines
          summary={steps.length === 0 ? 'Nothing is said of it' : counted(steps.length, 'step')}
          lines={steps.map(({ createdBy, empty }, index) => ({
            key: String(index),
            text: createdBy,
            aside: empty ? 'no files' : undefined,
          }))}
        />
      </Section>
    </>
  );
}

function counted(count: number, unit: string, many = `${unit}s`): string {
  return `${grouped(count)} ${count === 1 ? unit : many}`;
}
