import type { Observation, Progress } from '@/lib/observe/observation';
import type { RegistryErrorDetails, RegistryFault } from '@/lib/registry/error';

/** What is to be measured: a name in full, and the platform in its normal form. */
export type AskedImage = { readonly reference: string; readonly platform: string };

/** Why it could not be measured; of an image or its registry, never of us. */
export type InspectionFault = { readonly code: RegistryFault; readonly details: RegistryErrorDetails };

/** What somebody who measures tells. */
export type Told = {
  /** To which manifest the name leads: it goes on when it is told to. */
  resolved(digest: string): void;
  progress(progress: Progress): void;
  done(observation: Observation): void;
  /** Without a fault it is one of ours. */
  failed(fault: InspectionFault | undefined): void;
};

/** Somebody at it. */
export type Run = { goOn(): void; end(): void };

export type StartRun = (asked: AskedImage, told: Told) => Run;

/** How far it is. */
export type InspectionEvent =
  /** How many come before, from 1. */
  | { readonly kind: 'queued'; readonly place: number }
  /** The registry is asked. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly observation: Observation; readonly seenAt: string }
  | { readonly kind: 'failed'; readonly fault: InspectionFault | undefined };

export type Listener = (event: InspectionEvent) => void;
