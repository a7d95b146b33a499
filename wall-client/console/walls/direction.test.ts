import { expect, it } from 'vitest';
import { directionWords } from './direction.ts';

it('says what a wall was told, and no more', () => {
  const title = (id: string) => `标题 ${id}`;
  expect(directionWords(null, title)).toContain('还没有导播过');
  expect(directionWords({ scene: 'overview' }, title)).toBe('已导播：执行总览');
  expect(directionWords({ scene: 'field-video', streamId: 'u1' }, title)).toBe(
    '已导播：现场视频　标题 u1',
  );
  expect(directionWords({ rotating: false }, title)).toBe('已导播：停住轮播');
});
