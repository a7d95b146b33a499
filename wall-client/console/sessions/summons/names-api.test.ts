import { expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { namedOn, readNames } from './names-api.ts';

const party = (partyId: string, name: string) => ({
  ...{ partyId, role: 'executee', name, idNumber: null, phone: null, address: null },
});

it('reads each case once, with the reason, and finds who is summoned in it', async () => {
  const asked: unknown[] = [];
  const asker = {
    post: async <T extends z.ZodMiniType>(path: string, body: object, schema: T) => {
      asked.push([decodeURIComponent(path), body]);
      const parties = [party('A', '甲示例'), party('B', '乙示例')];
      return schema.parse({ caseNumber: '（2024）粤0607执1号', parties });
    },
  };
  const whom = ['A', 'B', 'C'].map((partyId) => ({
    ...{ inviteeId: `i-${partyId}`, caseNumber: '（2024）粤0607执1号', partyId },
  }));
  const names = await readNames(asker, whom, '制作传票');
  expect(asked).toEqual([['/api/v1/cases/（2024）粤0607执1号/parties', { reason: '制作传票' }]]);
  expect([...names]).toEqual([
    ['i-A', '甲示例'],
    ['i-B', '乙示例'],
  ]);
  expect(namedOn({ inviteeId: 'i-A', maskedName: '甲某' }, names)).toEqual({
    ...{ name: '甲示例', isClear: true },
  });
  expect(namedOn({ inviteeId: 'i-C', maskedName: '丙某' }, names)).toEqual({
    ...{ name: '丙某', isClear: false },
  });
});
