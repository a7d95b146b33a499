import { expect, it } from 'vitest';
import { filed, on } from '../testing/given.ts';
import { deedOf } from './deed.ts';

const DAY = '2024-11-27';

it('says who did what, in words', () => {
  const room = { wallId: 'main', mode: 'bureau', until: null, back: 'bureau', by: 'duty' } as const;
  expect(deedOf(on(DAY, 'room.changed', room))).toEqual({
    ...{ by: 'duty', text: '大屏 main 改为“内部”' },
  });
  const directed = { scene: 'case-cloud', caseNumber: '（2024）粤0607执1号' } as const;
  expect(
    deedOf(
      on(DAY, 'wall.directed', {
        ...{ wallId: 'main', ...directed, streamId: null, rotating: false, by: 'duty' },
      }),
    )?.text,
  ).toBe('导播大屏 main：个案云图　（2024）粤0607执1号　停住轮播');
  const added = { account: 'judge-1', displayName: '示例', role: 'judge', by: '本机' } as const;
  expect(deedOf(on(DAY, 'account.added', added))?.text).toBe('新增账号 judge-1（法官）');
  const held = { recordingId: 'r', by: 'duty', reason: '取证' };
  expect(deedOf(on(DAY, 'recording.held', held))).toEqual({ by: 'duty', text: '保全录像' });
});

it('what happens in a case, and what the relay notes of itself, is nobody’s deed', () => {
  expect(deedOf(filed())).toBeNull();
  expect(deedOf(on(DAY, 'clock.day-turned', { day: DAY }))).toBeNull();
});
