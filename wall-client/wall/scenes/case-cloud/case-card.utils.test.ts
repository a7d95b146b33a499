import { describe, expect, it } from 'vitest';
import {
  closingText,
  disbursedText,
  executeeNames,
  limitText,
  moneyBar,
  ownerName,
  partyLines,
} from './case-card.utils.ts';
import type { Row } from './case-rows.ts';
import { lifeOf, searchesOf } from './life.utils.ts';
import { mediaDays } from './media/media-days.utils.ts';
import { mediaItems } from './media/media-items.utils.ts';
import { fakeRecording, NOON } from './testing/fake-media.ts';
import { fakeCase, fakeParty, fakeSeizure, fakeTimeline } from './testing/fake-rows.ts';
import { isMoneyMoved, timelineDays } from './timeline.utils.ts';

const today = '2024-11-27';

describe('limitText', () => {
  it('[CC-8] says the days left, pressing from 30 days on', () => {
    expect(limitText(fakeCase({ limitOn: '2025-02-01' }), today)).toMatchObject({
      note: '余 66 天',
      tone: 'quiet',
    });
    expect(limitText(fakeCase({ limitOn: '2024-12-03' }), today)).toMatchObject({
      note: '余 6 天',
      tone: 'urgent',
    });
    expect(limitText(fakeCase({ limitOn: '2024-11-27' }), today).note).toBe('今日到期');
    expect(limitText(fakeCase({ limitOn: '2024-11-20' }), today)).toMatchObject({
      note: '已超 7 天',
      tone: 'over',
    });
  });

  it('[CC-8] a stopped clock, no limit and a closed case say so', () => {
    expect(limitText(fakeCase({ limitStopped: true }), today)).toMatchObject({
      day: null,
      note: '停止计算，恢复后顺延',
    });
    expect(limitText(fakeCase({ limitOn: null }), today).note).toBe('不适用');
    expect(limitText(fakeCase({ closedOn: '2024-11-01' }), today).note).toBe('已结案');
  });
});

describe('partyLines', () => {
  it('[CC-9] a group claim is one line with the case’s own count', () => {
    const parties = [
      fakeParty('P2', {}),
      fakeParty('P1', { role: 'applicant', name: '陈某', entity: 'person' }),
      fakeParty('P3', { role: 'applicant', name: '李某', entity: 'person' }),
    ];
    expect(partyLines(parties, 113)).toEqual([
      { id: 'applicants', role: '申请执行人', text: '陈某 等 113 人', left: false },
      { id: 'P2', role: '被执行人', text: '某虚构公司', left: false },
    ]);
  });

  it('[CC-9] a few applicants are named one by one', () => {
    const parties = [fakeParty('P1', { role: 'applicant', name: '陈某' }), fakeParty('P2', {})];
    expect(partyLines(parties, 1).map((line) => line.text)).toEqual(['陈某', '某虚构公司']);
  });

  it('[CC-9] an executee who has left the case is not its centre', () => {
    const parties = [fakeParty('P1', { left: true }), fakeParty('P2', { name: '张某' })];
    expect(executeeNames(parties)).toEqual(['张某']);
  });

  it('[CC-9] an owner is read as a name', () => {
    expect(ownerName('P1', [fakeParty('P1', {})])).toBe('某虚构公司');
    expect(ownerName('李某', [])).toBe('李某');
    expect(ownerName(null, [])).toBeNull();
  });
});

describe('moneyBar', () => {
  it('[CC-10] recovered and waived never pass the claim', () => {
    const view = fakeCase({ claimAmount: 100, recoveredAmount: 130, waivedAmount: 20 });
    expect(moneyBar(view)).toEqual({ recovered: 100, waived: 0 });
    expect(moneyBar(fakeCase({ claimAmount: 0 }))).toEqual({ recovered: 0, waived: 0 });
  });
});

describe('closingText', () => {
  it('[CC-11] names the way a case was closed', () => {
    expect(closingText(fakeCase({ closingWay: 'fullySatisfied' }))).toBe('执行完毕');
    expect(closingText(fakeCase({}))).toBeNull();
  });
});

/** Days without media: their entries are rows. */
function rowDays(rows: readonly Row<'timeline'>[], most?: number) {
  return timelineDays(rows, [], most).map(({ day, entries }) => ({
    day,
    entries: entries.flatMap((entry) => (entry.kind === 'row' ? [entry] : [])),
  }));
}

describe('timelineDays', () => {
  it('[CC-12] newest first, grouped by court day, bounded', () => {
    const rows = [
      fakeTimeline('000000000001', { occurredAt: Date.parse('2024-11-19T10:00:00Z') }),
      fakeTimeline('000000000002', { occurredAt: Date.parse('2024-11-19T17:00:00Z') }),
      fakeTimeline('000000000003', { occurredAt: Date.parse('2024-11-20T01:00:00Z') }),
    ];
    expect(rowDays(rows).map(({ day, entries }) => [day, entries.map((e) => e.row.id)])).toEqual([
      ['2024-11-20', ['000000000003', '000000000002']],
      ['2024-11-19', ['000000000001']],
    ]);
    expect(rowDays(rows, 1).flatMap((day) => day.entries)).toHaveLength(1);
  });
});

describe('what was recorded', () => {
  it('stands once on its day, where it began, and not a second time as an act', () => {
    const items = mediaItems({ recordings: [fakeRecording('r0')], clips: [] });
    const rows = [
      fakeTimeline('1', { type: 'recording.closed', occurredAt: NOON }),
      fakeTimeline('2', { type: 'recording.held', occurredAt: NOON + 1000 }),
      fakeTimeline('3', { node: '012', occurredAt: NOON - 1000 }),
    ];
    const [day] = timelineDays(rows, mediaDays(items));
    expect(day?.entries.map((entry) => (entry.kind === 'row' ? entry.row.id : 'media'))).toEqual([
      '2',
      'media',
      '3',
    ]);
  });
});

describe('an act and its node', () => {
  const at = (day: string) => Date.parse(`2024-11-${day}T02:00:00Z`);
  it('[CC-12] on one day are told once, by the act; a node alone stays', () => {
    const rows = [
      fakeTimeline('1', { node: '012', occurredAt: at('19') }),
      fakeTimeline('2', { node: '012', occurredAt: at('20') }),
      fakeTimeline('3', { node: '012', occurredAt: at('20') + 1, type: 'seizure.served' }),
      fakeTimeline('4', { node: '002', occurredAt: at('20') }),
    ];
    expect(rowDays(rows).flatMap(({ entries }) => entries.map(({ row }) => row.id))).toEqual([
      '3',
      '4',
      '1',
    ]);
  });
});

describe('runs of alike entries', () => {
  const alike = (id: number, day = '20') =>
    fakeTimeline(String(id).padStart(12, '0'), {
      occurredAt: Date.parse(`2024-11-${day}T02:00:00Z`) + id,
      text: '案款发放',
    });

  it('[CC-12] four or more alike on one day are one entry that says how many', () => {
    const [day] = rowDays([1, 2, 3, 4, 5].map((id) => alike(id)));
    expect(day?.entries.map((entry) => [entry.row.id, entry.times])).toEqual([['000000000005', 5]]);
  });

  it('[CC-12] three alike stay three, and days are never mixed', () => {
    expect(rowDays([1, 2, 3].map((id) => alike(id)))[0]?.entries).toHaveLength(3);
    const days = rowDays([alike(1), alike(2), alike(3, '21'), alike(4, '21')]);
    expect(days.map((day) => day.entries.length)).toEqual([2, 2]);
  });
});

describe('isMoneyMoved', () => {
  it('[CC-12] a claim is an amount, a deduction is money', () => {
    expect(isMoneyMoved('case.filed')).toBe(false);
    expect(isMoneyMoved('payment.waived')).toBe(false);
    expect(isMoneyMoved('payment.deducted')).toBe(true);
    expect(isMoneyMoved('proceeds.arrived')).toBe(true);
  });
});

describe('disbursedText', () => {
  it('says how much has gone out, and nothing of paying out what was taken in kind', () => {
    const payment = (disbursed: number, origin: 'voluntary' | 'debtInKind' = 'voluntary') =>
      disbursedText({ origin, amount: 1_000_000, receivedOn: '2024-11-01', disbursed });
    expect(payment(0)).toBe('未发放');
    expect(payment(400_000)).toContain('发放 ');
    expect(payment(1_000_000)).toBe('已发放');
    expect(payment(0, 'debtInKind')).toBe('以物抵偿');
  });
});

describe('lifeOf', () => {
  it('[CC-13] a station is reached only where a row says so', () => {
    const life = lifeOf({
      case: fakeCase({ inquiryOn: '2024-06-06' }),
      parties: [],
      assets: [],
      seizures: [fakeSeizure('Z1', { from: '2024-07-02' }), fakeSeizure('Z2', { from: null })],
      measures: [],
      payments: [],
      timeline: [],
      recordings: [],
      clips: [],
    });
    expect(life.map((station) => [station.word, station.on])).toEqual([
      ['立案', '2024-06-03'],
      ['查控', '2024-06-06'],
      ['控制', '2024-07-02'],
      ['处置', null],
      ['到款', null],
      ['结案', null],
    ]);
  });
});

describe('searchesOf', () => {
  it('[CC-13] says where assets were looked for, and when last', () => {
    const at = (day: string) => Date.parse(`${day}T02:00:00Z`);
    expect(
      searchesOf([
        fakeTimeline('1', { node: '005', occurredAt: at('2024-06-20') }),
        fakeTimeline('2', { node: '004', occurredAt: at('2024-06-06') }),
        fakeTimeline('3', { node: '005', occurredAt: at('2024-07-01') }),
        fakeTimeline('4', { node: '031', occurredAt: at('2024-08-01') }),
      ]),
    ).toEqual(['首次网络查控 2024.06.06', '首次传统查控 2024.07.01']);
  });
});
