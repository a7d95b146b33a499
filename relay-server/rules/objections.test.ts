import { describe, expect, it } from 'vitest';
import { broken, filed, fold, on } from './testing/given.ts';

const objected = (filedOn = '2024-03-01') =>
  on('2024-03-01', 'objection.filed', {
    objectionId: 'o1',
    filedOn,
    by: 'thirdPartyClaimant',
    ground: '对查封房屋主张所有权',
  });
const decided = (day: string, decidedOn = day) =>
  on(day, 'objection.decided', { objectionId: 'o1', decidedOn, result: 'dismissed' });
const tipped = (receivedOn = '2024-03-01') =>
  on('2024-03-01', 'tip.received', { tipId: 't1', receivedOn, urgent: true, summary: '车辆线索' });
const verified = (day: string, verifiedOn = day) =>
  on(day, 'tip.verified', { tipId: 't1', verifiedOn, found: true });

describe('objections', () => {
  it('are filed and decided', () => {
    expect(fold([filed(), objected(), decided('2024-03-10')]).objections.o1).toEqual({
      id: 'o1',
      filedOn: '2024-03-01',
      decidedOn: '2024-03-10',
      result: 'dismissed',
    });
  });

  it('[O-1] [O-2] [O-3] once, and after filing', () => {
    expect(broken([filed(), objected(), objected()])).toEqual(['O-1']);
    expect(broken([filed(), decided('2024-03-10')])).toEqual(['O-2']);
    expect(broken([filed(), objected(), decided('2024-03-10'), decided('2024-03-11')])).toEqual([
      'O-3',
    ]);
  });

  it('[O-4] on days in order', () => {
    expect(broken([filed(), objected('2024-03-02')])).toEqual(['O-4']);
    expect(broken([filed(), objected(), decided('2024-03-10', '2024-03-11')])).toEqual(['O-4']);
    expect(broken([filed(), objected(), decided('2024-03-10', '2024-02-28')])).toEqual(['O-4']);
  });
});

describe('tips', () => {
  it('are received and verified', () => {
    expect(fold([filed(), tipped(), verified('2024-03-03')]).tips.t1).toEqual({
      id: 't1',
      receivedOn: '2024-03-01',
      urgent: true,
      verifiedOn: '2024-03-03',
      found: true,
    });
  });

  it('[O-5] [O-6] [O-7] once, and after receipt', () => {
    expect(broken([filed(), tipped(), tipped()])).toEqual(['O-5']);
    expect(broken([filed(), verified('2024-03-03')])).toEqual(['O-6']);
    expect(broken([filed(), tipped(), verified('2024-03-03'), verified('2024-03-04')])).toEqual([
      'O-7',
    ]);
  });

  it('[O-8] on days in order', () => {
    expect(broken([filed(), tipped('2024-03-02')])).toEqual(['O-8']);
    expect(broken([filed(), tipped(), verified('2024-03-03', '2024-03-04')])).toEqual(['O-8']);
    expect(broken([filed(), tipped(), verified('2024-03-03', '2024-02-28')])).toEqual(['O-8']);
  });
});
