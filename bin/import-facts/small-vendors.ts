import { compact, derived, said } from './source';
import type { Vendor } from './vendor';
import { purposeAndUpstream } from './vendor';

/** Vendors of a few images each. */
export const smallVendors: readonly Vendor[] = [
  {
    key: 'kubernetes',
    family: {
      id: 'kubernetes-build',
      name: 'Kubernetes build images',
      summary: 'What the Kubernetes project builds its own images on.',
      publisher: 'Kubernetes',
      homepage: 'https://github.com/kubernetes/release/tree/master/images/build',
    },
    variant: ({ ref, variant, facts }) => ({
      id: `kubernetes-${variant}`,
      name: `Kubernetes ${variant}`,
      reference: ref,
      facts: compact({
        publisher: said('Kubernetes', facts.libc_note),
        purpose: derived('base' as const, 'an image of the project to build on', [ref]),
        language: derived('none' as const, 'an image without a language', [ref]),
        upstream: said({ distribution: 'debian', release: '12' }, facts.libc_note),
        libc:
          variant === 'go-runner'
            ? said({ family: 'none' as const }, facts.parent, 'stands on Distroless static')
            : undefined,
        timeZoneData: variant === 'debian-base' ? said(false, facts.note, 'taken out') : undefined,
      }),
    }),
  },
  {
    key: 'bitnami-minideb',
    family: {
      id: 'minideb',
      name: 'Bitnami minideb',
      summary: 'A small Debian image with apt and a helper that cleans up after installing.',
      publisher: 'Bitnami',
      homepage: 'https://github.com/bitnami/minideb',
    },
    variant: ({ ref, variant, facts }) => ({
      id: `minideb-${variant}`,
      name: `minideb ${variant}`,
      reference: ref,
      facts: {
        ...purposeAndUpstream(
          'base',
          {
            distribution: 'debian',
            release: variant === 'trixie' ? '13' : variant === 'bookworm' ? '12' : '11',
          },
          facts.architectures,
        ),
        ...compact({
          publisher: said('Bitnami', facts.licence),
          access: said<'anonymous'>('anonymous', facts.cost),
          rebuilt: said('every day', facts.update_cadence),
        }),
      },
    }),
  },
  {
    key: 'phusion',
    family: {
      id: 'phusion-baseimage',
      name: 'Phusion baseimage',
      summary: 'Ubuntu with an init system, a log daemon and cron inside.',
      publisher: 'Phusion',
      homepage: 'https://github.com/phusion/baseimage-docker',
    },
    variant: ({ ref, facts }) => ({
      id: 'phusion-baseimage-noble',
      name: 'Phusion baseimage, Ubuntu 24.04',
      reference: ref,
      standsOn: 'ubuntu-24.04',
      facts: {
        ...purposeAndUpstream('base', { distribution: 'ubuntu', release: '24.04' }, facts.os),
        ...compact({ publisher: said('Phusion', facts.os), command: said(['/sbin/my_init'], facts.init) }),
      },
    }),
  },
  {
    key: 'tianon',
    family: {
      id: 'tianon-true',
      name: 'tianon/true',
      summary: 'The smallest image that does anything: a program that ends successfully.',
      publisher: 'Tianon Gravi',
      homepage: 'https://github.com/tianon/dockerfiles/tree/master/true',
    },
    variant: ({ ref, variant, facts }) => ({
      id: `tianon-${variant}`,
      name: `tianon/true ${variant === 'true' ? '' : 'smallest'}`.trim(),
      reference: ref,
      facts: compact({
        publisher: said('Tianon Gravi', facts.shell_present),
        purpose: said<'application'>('application', facts.shell_present),
        language: said<'none'>('none', facts.shell_present),
        upstream: said<'none'>('none', facts.shell_present),
        tags: derived([ref.split(':')[1] ?? 'latest'], 'read from the reference', [ref]),
        libc: said({ family: 'none' as const }, facts.libc),
      }),
    }),
  },
];
