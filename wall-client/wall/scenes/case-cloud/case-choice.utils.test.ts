import { describe, expect, it } from 'vitest';
import type { View } from '../../../../wire/views.ts';
import { type ChoiceRows, chooseCases, nextChoice } from './case-choice.utils.ts';

const today = '2024-11-27';
const number = (serial: number) => `（2024）粤0607执${serial}号`;

function point(serial: number, amount: number, town: View<'point'>['town'] = '440607103000') {
  return {
    id: number(serial),
    view: {
      town,
      lng: 112.9,
      lat: 23.2,
      approximate: true,
      stage: 'open' as const,
      amount,
      cause: '虚构纠纷',
      filedOn: '2024-05-01',
    },
  };
}
function expiry(serial: number, until: string) {
  return {
    id: `Z${serial}`,
    view: {
      caseNumber: number(serial),
      asset: '虚构厂房',
      kind: 'real_estate' as const,
      measure: 'seal' as const,
      until,
      value: 100,
    },
  };
}
function money(serial: number, occurredAt: number) {
  return {
    id: String(serial).padStart(12, '0'),
    view: {
      type: 'payment.recovered',
      caseNumber: number(serial),
      town: null,
      occurredAt,
      text: '虚构到款',
      amount: 100,
      tone: 'money' as const,
    },
  };
}
function alert(
  serial: number,
  level: View<'alert'>['level'],
  kind: View<'alert'>['kind'] = 'closingLimit',
) {
  return {
    id: `W${serial}`,
    view: {
      kind,
      level,
      caseNumber: number(serial),
      subject: '虚构',
      text: '虚构预警',
      since: '2024-11-20',
      dueOn: null,
    },
  };
}
const none: ChoiceRows = { onAir: [], points: [], alerts: [], expiries: [], activities: [] };

describe('chooseCases', () => {
  it('[CC-6] reasons take turns and a case appears once', () => {
    const rows = {
      ...none,
      points: [point(1, 900), point(2, 800), point(3, 700)],
      alerts: [alert(4, 'critical'), alert(5, 'info')],
      expiries: [expiry(6, '2024-12-01'), expiry(7, '2025-01-20')],
      activities: [money(1, 2000), money(8, 1000)],
    };
    expect(chooseCases(rows, today, 6)).toEqual([
      { caseNumber: number(4), reason: 'alert' },
      { caseNumber: number(1), reason: 'money' },
      { caseNumber: number(6), reason: 'expiring' },
      { caseNumber: number(2), reason: 'outstanding' },
      { caseNumber: number(8), reason: 'money' },
      { caseNumber: number(3), reason: 'outstanding' },
    ]);
  });

  it('[CC-6] a case with field video on air comes first', () => {
    const rows = { ...none, onAir: [number(7)], alerts: [alert(4, 'critical')] };
    expect(chooseCases(rows, today, 2)).toEqual([
      { caseNumber: number(7), reason: 'video' },
      { caseNumber: number(4), reason: 'alert' },
    ]);
  });

  it('[CC-6] within a reason the towns take turns', () => {
    const points = [
      point(1, 900, '440607001000'),
      point(2, 800, '440607001000'),
      point(3, 700, '440607106000'),
    ];
    expect(chooseCases({ ...none, points }, today, 3).map((each) => each.caseNumber)).toEqual([
      number(1),
      number(3),
      number(2),
    ]);
  });

  it('[CC-6] an alert about an asset comes before a larger claim without one', () => {
    const points = [point(1, 900), point(2, 100)];
    const alerts = [alert(1, 'critical'), alert(2, 'critical', 'seizureLapsed')];
    expect(chooseCases({ ...none, points, alerts }, today, 1)).toEqual([
      { caseNumber: number(2), reason: 'alert' },
    ]);
  });

  it('[CC-6] does not depend on the order of rows', () => {
    const points = [point(1, 900), point(2, 900), point(3, 100)];
    const forward = chooseCases({ ...none, points }, today, 3);
    expect(chooseCases({ ...none, points: [...points].reverse() }, today, 3)).toEqual(forward);
  });

  it('[CC-6] nothing to show is an empty choice', () => {
    expect(chooseCases(none, today, 6)).toEqual([]);
    expect(nextChoice([], null)).toBeNull();
  });
});

describe('nextChoice', () => {
  const choices = chooseCases({ ...none, points: [point(1, 900), point(2, 800)] }, today, 2);

  it('[CC-7] goes round', () => {
    expect(nextChoice(choices, null)?.caseNumber).toBe(number(1));
    expect(nextChoice(choices, number(1))?.caseNumber).toBe(number(2));
    expect(nextChoice(choices, number(2))?.caseNumber).toBe(number(1));
  });

  it('[CC-7] begins anew when the previous case is no longer among them', () => {
    expect(nextChoice(choices, number(9))?.caseNumber).toBe(number(1));
  });
});
