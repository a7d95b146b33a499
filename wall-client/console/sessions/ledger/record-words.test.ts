import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '../../../../wire/sessions.ts';
import { outcomeLines, paymentLines, playedLine, shownLines } from './record-words.ts';

const AT = Date.UTC(2024, 10, 28, 2);
type Entry = SessionRecord['invitees'][number];
const entry: Entry = {
  ...{ sessionId: 's', inviteeId: 'i', caseNumber: '（2024）粤0607执1号', partyId: 'E1' },
  ...{
    attendee: null,
    maskedName: '张某',
    summoned: true,
    service: null,
    services: [],
    talks: 1,
    statement: null,
  },
  arrival: { at: AT, how: 'code', identity: null, by: 'judge' },
  outcome: {
    ...{ at: AT, outcome: 'settled', paidFen: 0, measure: null },
    settlement: { settlementId: 'h', amount: 12_600_000, deadline: '2024-12-01' },
  },
  instalments: [
    { due: '2024-11-29', amount: 10_000_000 },
    { due: '2024-12-01', amount: 2_600_000 },
  ],
  ...{ settlementStatus: 'performed', measureKind: null },
  payments: [
    {
      paymentId: 'p',
      amount: 12_600_000,
      receivedOn: '2024-11-29',
      settlementId: 'h',
      told: 'both',
    },
  ],
};

describe('the record in words', () => {
  it('says what came of it, how it was to be paid, and what has come since', () => {
    expect(outcomeLines(entry)).toEqual([
      '达成和解 · 和解 126,000.00 元，2024-12-01 前履行',
      '分 2 期：2024-11-29 100,000.00 元；2024-12-01 26,000.00 元',
      '和解已履行',
    ]);
    expect(paymentLines(entry)).toEqual(['2024-11-29 126,000.00 元（现场登记，案款记录已确认）']);
    const none = { ...entry, outcome: null, instalments: [], settlementStatus: null };
    expect(outcomeLines(none)).toEqual(['未登记结果']);
    expect(outcomeLines({ ...none, arrival: null })).toEqual(['未到场']);
    const breached: Entry = { ...entry, settlementStatus: 'breached', statement: '愿意履行' };
    expect(outcomeLines(breached)).toContain('和解已违约');
    expect(outcomeLines(breached)).toContain('陈述：愿意履行');
  });

  it('puts together what a display showed without a break, and nothing else', () => {
    const stretch = (displayId: string, from: number, to: number, at = AT + from) => ({
      ...{ displayId, itemId: 'a', title: '片段', digest: 'f'.repeat(64), fromMs: from, toMs: to },
      ...{ startedAt: at, endedAt: at + to - from },
    });
    const lines = shownLines([
      stretch('left', 60_000, 90_000),
      stretch('left', 0, 60_000),
      stretch('right', 0, 60_000),
      stretch('right', 60_000, 80_000, AT + 200_000),
    ]);
    expect(lines.map(({ display, span, time }) => [display, span, time])).toEqual([
      ['left', '0:00–1:30', '10:00:00–10:01:30'],
      ['right', '0:00–1:00', '10:00:00–10:01:00'],
      ['right', '1:00–1:20', '10:03:20–10:03:40'],
    ]);
  });

  it('says why each item came', () => {
    const played = { itemId: 'a', title: '片段', from: AT, to: AT + 5_000 };
    expect(playedLine({ ...played, why: 'began' })).toBe('10:00:00–10:00:05　片段（开始）');
    expect(playedLine({ ...played, to: null, why: 'auto' })).toBe('10:00:00–　片段（播完自动）');
  });
});
