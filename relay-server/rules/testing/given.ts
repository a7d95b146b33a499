import type { z } from 'zod';
import type { LoggedEvent } from '../../../wire/case-event.ts';
import { eventOf } from '../../../wire/case-event.ts';
import type { EventType, eventBodies } from '../../../wire/event-bodies.ts';
import type { CaseState } from '../case-state.ts';
import { foldCase, foldHistory } from '../fold-case.ts';

export const CASE = '（2024）粤0607执1号';
export type Input<T extends EventType> = z.input<(typeof eventBodies)[T]>;

/** UTC ms of a court day at `hour` o'clock in Shanghai. */
export function at(day: string, hour = 10): number {
  return Date.parse(`${day}T00:00:00Z`) + (hour - 8) * 3_600_000;
}

let seq = 0;

/** One logged event on a court day, as the wire would have parsed it. */
export function on<T extends EventType>(
  day: string,
  type: T,
  body: Input<T>,
  head: { id?: string; hour?: number; caseNumber?: string; source?: string } = {},
): LoggedEvent {
  seq += 1;
  const { id = `e${seq}`, hour = 10, caseNumber = CASE, source = 'court' } = head;
  const occurredAt = at(day, hour);
  const parsed = eventOf({ id, occurredAt, caseNumber }, type, body);
  if ('issues' in parsed) throw new Error(`${type}: ${JSON.stringify(parsed.issues)}`);
  return { ...parsed.event, seq, source, recordedAt: occurredAt };
}

/** A filing with an applicant, an executee and the applicant's agent; claim ¥100,000. */
export function filed(day = '2024-01-02', over: Partial<Input<'case.filed'>> = {}): LoggedEvent {
  return on(day, 'case.filed', {
    filedOn: day,
    cause: '买卖合同纠纷',
    enforcementBasis: '（2023）粤0607民初100号',
    claimAmount: 10_000_000,
    town: '440607001000',
    parties: [
      { partyId: 'A', role: 'applicant', entity: 'person', name: '张三' },
      { partyId: 'B', role: 'executee', entity: 'company', name: '三水示例建材有限公司' },
      { partyId: 'L', role: 'agent', entity: 'person', name: '李四', actsFor: 'A' },
    ],
    ...over,
  });
}

/** found → drafted → ruled → served on one day; ids a-KEY and s-KEY. */
export function seized(
  day: string,
  until: string,
  over: Partial<Input<'asset.found'>> & {
    key?: string;
    measure?: 'seal' | 'freeze' | 'distraint';
    queued?: number;
  } = {},
): LoggedEvent[] {
  const { key = '1', measure = 'seal', queued, ...asset } = over;
  const seizureId = `s-${key}`;
  const outcome =
    queued === undefined
      ? ({ kind: 'effective', from: day, until } as const)
      : ({ kind: 'queued', rank: queued } as const);
  return [
    on(
      day,
      'asset.found',
      { assetId: `a-${key}`, kind: 'real_estate', name: '房屋', ...asset },
      { hour: 8 },
    ),
    on(day, 'seizure.drafted', { seizureId, assetId: `a-${key}`, measure }, { hour: 9 }),
    on(day, 'seizure.ruled', { seizureId, instrument: '裁1' }, { hour: 10 }),
    on(
      day,
      'seizure.served',
      { seizureId, servedAt: at(day, 11), instrument: '协执1', outcome },
      { hour: 12 },
    ),
  ];
}

/** The asset a-1 seized once more as s-2: an account frozen again, a house sealed anew. */
export function seizedAgain(
  day: string,
  until: string,
  measure: 'seal' | 'freeze' = 'freeze',
): LoggedEvent[] {
  const [, ...steps] = seized(day, until, { measure });
  return steps.map((event) => {
    switch (event.type) {
      case 'seizure.drafted':
      case 'seizure.ruled':
      case 'seizure.served':
        return on(day, event.type, { ...event.body, seizureId: 's-2' }, { hour: 13 });
      default:
        return event;
    }
  });
}

/** Folds to `today`; the case must have opened. */
export function fold(events: readonly LoggedEvent[], today = '2024-12-31'): CaseState {
  const state = foldCase(events, today);
  if (state === undefined) throw new Error('no case.filed among the events');
  return state;
}

/** The numbers of the rules that the events break, in order of the fold. */
export function broken(events: readonly LoggedEvent[], today = '2024-12-31'): string[] {
  return foldHistory(events, today).conflicts.map(({ rule }) => rule);
}
