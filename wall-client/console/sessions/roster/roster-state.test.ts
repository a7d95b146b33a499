import { describe, expect, it } from 'vitest';
import {
  arrivalWords,
  countsOf,
  type Invitee,
  listed,
  outcomeWords,
  serviceWords,
  stepOf,
} from './roster-state.ts';

const AT = Date.UTC(2024, 10, 28, 2, 5);
const invitee = (over: Partial<Invitee> = {}): Invitee => ({
  ...{ sessionId: 's', inviteeId: 'i', caseNumber: '（2024）粤0607执1号', partyId: 'E1' },
  ...{
    attendee: null,
    maskedName: '张某',
    summoned: false,
    service: null,
    arrival: null,
    talks: 0,
    outcome: null,
  },
  ...over,
});
const service = { way: 'electronic', servedAt: AT, proof: '回执 7 号' } as const;
const arrival = { at: AT, how: 'desk', identity: '身份证', by: '示例法官' } as const;
const outcome: NonNullable<Invitee['outcome']> = {
  ...{ at: AT, outcome: 'settled', paidFen: 3_900_000, measure: null },
  settlement: { settlementId: 'x', amount: 12_600_000, deadline: '2024-12-10' },
};

describe('the roster', () => {
  it('goes from invited to dealt with', () => {
    expect(stepOf(invitee())).toBe('invited');
    expect(stepOf(invitee({ summoned: true }))).toBe('summoned');
    expect(stepOf(invitee({ summoned: true, service }))).toBe('served');
    expect(stepOf(invitee({ service, arrival }))).toBe('arrived');
    expect(stepOf(invitee({ arrival: null, outcome }))).toBe('dealtWith');
  });

  it('says how somebody was served, came, and what came of it', () => {
    const all = invitee({ service, arrival, outcome });
    expect(serviceWords(all)).toBe('电子送达 · 11-28 10:05 · 回执 7 号');
    expect(arrivalWords(all)).toBe('11-28 10:05 · 窗口核验 · 身份证 · 示例法官');
    expect(outcomeWords(all)).toBe(
      '达成和解 · 当场收 39,000.00 元 · 和解 126,000.00 元，2024-12-10 前履行',
    );
    expect(serviceWords(invitee())).toBeNull();
    expect(arrivalWords(invitee())).toBeNull();
    expect(outcomeWords(invitee())).toBeNull();
  });

  it('counts and filters, in the order of case numbers', () => {
    const three = [
      invitee({ inviteeId: 'b', caseNumber: '（2024）粤0607执10号', service }),
      invitee({ inviteeId: 'a', caseNumber: '（2024）粤0607执9号', service, arrival }),
      invitee({ inviteeId: 'c', caseNumber: '（2024）粤0607执11号', service, arrival, outcome }),
    ];
    expect(countsOf(three)).toEqual({ invited: 3, served: 3, arrived: 2, dealtWith: 1 });
    const ids = (filter: 'all' | 'unserved' | 'absent' | 'open') =>
      listed(three, filter)
        .map(({ inviteeId }) => inviteeId)
        .join('');
    expect([ids('all'), ids('unserved'), ids('absent'), ids('open')]).toEqual([
      'abc',
      '',
      'b',
      'ab',
    ]);
  });
});
