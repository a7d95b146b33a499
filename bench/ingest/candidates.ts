import type { StartedCandidate } from './candidate.ts';
import { startEmitter } from './emitter.ts';
import { startNaiveDurable } from './naive-durable.ts';
import { startWholeRelay } from './whole-relay.ts';

/** What is measured against each other; all take the same requests and serve the same sockets. */
export const CANDIDATES = {
  relay: 'the relay: durable log, rules, projections, frames',
  'no database': 'the same relay over a store that keeps nothing',
  'naive durable': 'a commit and an io.emit for every event: the same promises, the simple way',
  'plain batching': 'parses, batches, emits the rows worked out beforehand; no rules, no database',
  'naive emit': 'rules and projections, then io.emit for every event; no database',
  'bare emit': 'io.emit of the rows worked out beforehand for every event; nothing else',
} as const;
export type CandidateName = keyof typeof CANDIDATES;

export function isCandidate(name: string): name is CandidateName {
  return Object.hasOwn(CANDIDATES, name);
}

export interface CandidateOptions {
  readonly cases: number;
  /** Turns of the live load that will be posted. */
  readonly turns: number;
  /** Of the database, where there is one. */
  readonly file: string;
}

export function startCandidate(
  name: CandidateName,
  options: CandidateOptions,
): Promise<StartedCandidate> {
  switch (name) {
    case 'relay':
      return startWholeRelay(options, true);
    case 'no database':
      return startWholeRelay(options, false);
    case 'naive durable':
      return startNaiveDurable(options);
    case 'plain batching':
      return startEmitter(options, { parse: true, project: false, batch: true });
    case 'naive emit':
      return startEmitter(options, { parse: true, project: true, batch: false });
    case 'bare emit':
      return startEmitter(options, { parse: false, project: false, batch: false });
  }
}
