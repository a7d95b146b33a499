import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../wire/views.ts';
import { aboutOf, countByLevel, dueWords, inUrgency } from './alerts.utils.ts';

const alert = (
  level: View<'alert'>['level'],
  dueOn: string | null,
  since = '2024-11-01',
): View<'alert'> => ({
  kind: 'closingLimit',
  level,
  caseNumber: '（2024）粤0607执1号',
  subject: '某案',
  text: '法定结案期限将至',
  since,
  dueOn,
});
const rows = new Map([
  ['a', alert('info', '2024-11-28')],
  ['b', alert('critical', null, '2024-10-01')],
  ['c', alert('critical', '2024-12-01')],
  ['d', alert('warning', '2024-11-30')],
  ['e', alert('critical', '2024-11-29')],
]);

describe('dueWords', () => {
  it.each([
    ['closingLimit', '2024-11-27', '今日到期'],
    ['closingLimit', '2024-12-04', '剩 7 天'],
    ['closingLimit', '2024-10-13', '逾期 45 天'],
    ['seizureExpiring', '2024-11-27', '今日到期'],
    ['seizureLapsed', '2024-11-01', '失效 26 天'],
    ['referencePriceExpiring', '2024-11-20', '失效 7 天'],
    ['settlementBreached', '2024-11-27', '今日违约'],
    ['settlementBreached', '2024-11-25', '违约 2 天'],
    ['auctionOpens', '2024-11-27', '今日开拍'],
    ['auctionEnds', '2024-11-27', '今日结束'],
    ['auctionEnds', '2024-11-29', '剩 2 天'],
  ] as const)('on November 27 %s with its day on %s is said as %s', (kind, dueOn, words) => {
    expect(dueWords(kind, dueOn, '2024-11-27')).toBe(words);
  });
});

describe('alerts', () => {
  it('come by level, then by what is due first', () => {
    expect(inUrgency(rows).map((one) => one.id)).toEqual(['e', 'c', 'b', 'd', 'a']);
  });
  it('of as urgent ones what happens now comes first, and names the unit', () => {
    const stopped: View<'alert'> = {
      ...alert('critical', null),
      kind: 'recordingStopped',
      subject: '单兵 1 号',
    };
    const ids = inUrgency(new Map([...rows, ['f', stopped]])).map((one) => one.id);
    expect(ids).toEqual(['f', 'e', 'c', 'b', 'd', 'a']);
    expect(aboutOf(stopped)).toBe('单兵 1 号');
    expect(aboutOf(alert('critical', null))).toBe('（2024）粤0607执1号');
  });
  it('are counted by level', () => {
    expect(countByLevel(rows)).toEqual({ critical: '3', warning: '1', info: '1' });
  });
  it('are not said to be all when the wall holds as many as it is ever sent', () => {
    const many = new Map(
      Array.from({ length: 500 }, (_, at) => [
        `m${at}`,
        alert(at < 20 ? 'critical' : 'warning', null),
      ]),
    );
    expect(countByLevel(many)).toEqual({ critical: '20', warning: '480+', info: '—' });
  });
});
