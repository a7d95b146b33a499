import { describe, expect, it } from 'vitest';
import { closingOption } from './closing.option.ts';

describe('closingOption', () => {
  const option = closingOption(
    [
      { label: '执行完毕', cases: 1234 },
      { label: '终结本次执行程序', cases: 900 },
      { label: '驳回申请', cases: 3 },
    ],
    1,
  );

  it('puts the most frequent way on top (ECharts counts categories from below)', () => {
    expect(option.yAxis).toMatchObject({ data: ['驳回申请', '终结本次执行程序', '执行完毕'] });
  });

  it('leaves room for the longest name whatever font is there yet', () => {
    expect(option.grid).toMatchObject({ left: 8 * 20 + 12 });
  });

  it('says each count in figures, so that no colour or length has to be read', () => {
    expect(option.series[0]).toMatchObject({
      data: [
        { value: 3, label: { formatter: '3' } },
        { value: 900, label: { formatter: '900' } },
        { value: 1234, label: { formatter: '1,234' } },
      ],
    });
  });
});
