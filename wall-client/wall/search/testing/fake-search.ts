import type { Answer } from '../search.state.ts';

/** Answers after a moment, as a relay would: plainly invented cases. */
export async function fakeSearch(text: string): Promise<Answer> {
  if (text.includes('断')) return { refused: 'unavailable' };
  if (text.includes('无')) return { hits: [], more: false };
  const stages = ['open', 'settling', 'terminated', 'closed', 'suspended'];
  return {
    hits: Array.from({ length: 12 }, (_, i) => ({
      caseNumber: `（2024）粤0607执${i % 3 === 0 ? '恢' : ''}${1200 + i}号`,
      cause: i % 2 ? '追索劳动报酬纠纷' : '建设工程施工合同纠纷',
      town: '440607103000',
      stage: stages[i % stages.length] ?? 'open',
      parties: ['陈某', '某建筑材料有限公司', '<img src=x onerror=alert(1)>', '李某'].slice(
        0,
        2 + (i % 3),
      ),
      claimAmount: 10 ** (5 + (i % 6)) * 3,
    })),
    more: true,
  };
}
