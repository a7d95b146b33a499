import { expect, it } from 'vitest';
import { inStep, type Playing } from './displays-in-step.ts';

const screen = (itemId: string | null, skewMs: number | null, audience = 'session@main') => ({
  audience,
  report: { play: { itemId, skewMs } },
});
const display = (id: string, ...screens: Playing['displays'][number]['screens']) => ({
  ...{ id, name: `屏 ${id}`, wallId: 'main', screens },
});

it('says of each display of the wall whether it plays what it should, and how far off it is', () => {
  const playing: Playing = {
    displays: [
      display('a', screen('i1', 12)),
      display('b', screen('i1', -140)),
      display('c', screen('i0', 0)),
      display('d'),
      display('e', screen('i1', null)),
      display('f', screen('i1', 0, 'bureau')),
      display('g', screen('i1', 3), screen('i1', 900)),
      { ...display('x'), wallId: 'other' },
    ],
    ownPages: [{ audience: 'session@main', report: null }],
  };
  expect(inStep(playing, 'main', 'i1').map(({ name, word }) => `${name}：${word}`)).toEqual([
    '屏 a：同步（快 12 毫秒）',
    '屏 b：不同步（慢 140 毫秒）',
    '屏 c：还没有跟上',
    '屏 d：未连接',
    '屏 e：已显示',
    '屏 f：不在警示模式',
    '屏 g：不同步（快 900 毫秒）',
    '本机页面 1：还没有跟上',
  ]);
  expect(inStep(playing, 'main', null)[0]).toMatchObject({ word: '就绪', isGood: true });
  expect(inStep(playing, 'other', 'i1').map(({ word }) => word)).toEqual(['未连接']);
});
