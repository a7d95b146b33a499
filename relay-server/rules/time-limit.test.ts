import { describe, expect, it } from 'vitest';
import type { ClockStop } from '../../wire/codes.ts';
import { broken, filed, fold, type Input, on } from './testing/given.ts';
import { isStopped } from './time-limit.ts';

const stopped = (from: string, ground: ClockStop = 'suspension') =>
  on(from, 'case.suspended', { ground, from });
const going = (day: string, ground: ClockStop = 'suspension') =>
  on(day, 'case.continued', { ground, on: day });
const extended = (day: string, until: string) =>
  on(day, 'case.extended', { until, approver: '院长' });
const limit = (...events: Parameters<typeof fold>[0]) => fold([filed(), ...events]).limitOn;

describe('the closing limit', () => {
  const numbered = (caseNumber: string, over: Partial<Input<'case.filed'>> = {}) => ({
    ...filed('2024-08-31', over),
    caseNumber,
  });

  it.each([
    ['（2024）粤0607执1号', {}, '2025-02-28'],
    ['（2024）粤0607执1号', { nonLitigation: true }, '2024-11-30'],
    ['（2024）粤0607执恢1号', {}, '2025-02-28'],
    ['（2024）粤0607执保1号', {}, null],
    ['（2024）粤0607执异1号', {}, null],
  ])('%s %j: %s', (caseNumber, over, expected) => {
    expect(fold([numbered(caseNumber, over)]).limitOn).toBe(expected);
  });

  it('moves by the days the clock stood still', () => {
    expect(limit()).toBe('2024-07-02');
    expect(limit(stopped('2024-03-01'), going('2024-03-11'))).toBe('2024-07-12');
  });

  it('does not move while the clock stands still', () => {
    expect(limit(stopped('2024-03-01'))).toBe('2024-07-02');
  });

  it.each(['appraisal', 'auction', 'suspension', 'deferral', 'jurisdiction'] as const)(
    'stops for %s',
    (ground) => {
      expect(limit(stopped('2024-03-01', ground), going('2024-03-11', ground))).toBe('2024-07-12');
    },
  );

  it('overlapping stops count once', () => {
    const events = [
      stopped('2024-03-01', 'appraisal'),
      stopped('2024-03-06', 'auction'),
      going('2024-03-11', 'appraisal'),
      going('2024-03-21', 'auction'),
    ];
    expect(limit(...events)).toBe('2024-07-22');
  });

  it('a stop that begins once the limit has run out does not revive it', () => {
    expect(limit(stopped('2024-07-02'), going('2024-07-12'))).toBe('2024-07-12');
    expect(limit(stopped('2024-07-03'), going('2024-07-13'))).toBe('2024-07-02');
    const inTime = [stopped('2024-06-02'), going('2024-07-02')];
    expect(limit(...inTime, stopped('2024-08-01'), going('2024-08-11'))).toBe('2024-08-11');
    expect(limit(...inTime, stopped('2024-08-02'), going('2024-08-12'))).toBe('2024-08-01');
    const late = fold([filed(), stopped('2024-07-03')], '2024-09-01');
    expect([isStopped(late), late.stage]).toEqual([false, 'suspended']);
    expect(isStopped(fold([filed(), stopped('2024-07-02')], '2024-09-01'))).toBe(true);
  });

  it('an extension replaces the limit; later stops come on top of it', () => {
    const before = [stopped('2024-03-01'), going('2024-03-11')];
    expect(limit(...before, extended('2024-06-01', '2024-10-02'))).toBe('2024-10-02');
    const after = [stopped('2024-07-01'), going('2024-07-06')];
    expect(limit(...before, extended('2024-06-01', '2024-10-02'), ...after)).toBe('2024-10-07');
  });

  it('中止 and 暂缓 suspend the case, an appraisal only stops its clock', () => {
    expect(fold([filed(), stopped('2024-03-01')]).stage).toBe('suspended');
    expect(fold([filed(), stopped('2024-03-01', 'deferral')]).stage).toBe('suspended');
    expect(fold([filed(), stopped('2024-03-01', 'appraisal')]).stage).toBe('open');
    expect(fold([filed(), stopped('2024-03-01'), going('2024-03-02')]).stage).toBe('open');
  });

  it('[C-10] [C-11] [C-12] [C-14] stops begin and end in turn, after filing', () => {
    expect(broken([filed(), stopped('2024-03-01'), stopped('2024-03-02')])).toEqual(['C-10']);
    expect(broken([filed(), going('2024-03-02')])).toEqual(['C-11']);
    expect(broken([filed(), stopped('2024-03-01'), going('2024-03-02', 'auction')])).toEqual([
      'C-11',
    ]);
    const backwards = on('2024-03-02', 'case.continued', {
      ground: 'suspension',
      on: '2024-02-28',
    });
    expect(broken([filed(), stopped('2024-03-01'), backwards])).toEqual(['C-12']);
    const early = on('2024-03-02', 'case.suspended', { ground: 'deferral', from: '2024-01-01' });
    expect(broken([filed(), early])).toEqual(['C-14']);
  });

  it('[C-20] a stop neither begins nor ends tomorrow: until then the limit runs, or rests', () => {
    const ahead = on('2024-03-02', 'case.suspended', { ground: 'deferral', from: '2024-03-03' });
    expect(broken([filed(), ahead])).toEqual(['C-20']);
    expect(isStopped(fold([filed(), ahead], '2024-03-02'))).toBe(false);
    const later = on('2024-03-02', 'case.continued', { ground: 'suspension', on: '2024-03-03' });
    expect(broken([filed(), stopped('2024-03-01'), later])).toEqual(['C-20']);
  });

  it('[C-13] an extension goes beyond the limit, of a case that has one', () => {
    expect(broken([filed(), extended('2024-06-01', '2024-07-02')])).toEqual(['C-13']);
    const preservation = numbered('（2024）粤0607执保1号');
    expect(broken([preservation, extended('2024-09-01', '2026-07-02')])).toEqual(['C-13']);
  });

  it('[C-3] a closed case has no clock to stop or limit to extend', () => {
    const closed = on('2024-03-01', 'case.closed', {
      closedOn: '2024-03-01',
      way: 'currentProcedureTerminated',
    });
    expect(broken([filed(), closed, stopped('2024-03-02')])).toEqual(['C-3']);
    expect(broken([filed(), closed, extended('2024-03-02', '2025-01-01')])).toEqual(['C-3']);
  });
});
