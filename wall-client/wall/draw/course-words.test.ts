import { describe, expect, it } from 'vitest';
import type { Course } from '../../../wire/views.ts';
import {
  aboutMoney,
  caseWords,
  endWords,
  MOST_STEPS,
  moneyWords,
  partiesWords,
  stepWords,
  withheldWords,
} from './course-words.ts';
import { fakeCourse } from './testing/fake-draw.ts';

const step = (of: Course['steps'][number]['step'], day = 0, over = {}) => ({
  ...{ step: of, day, lastDay: day, times: 1, amount: null },
  ...over,
});

describe('a drawn case in words', () => {
  it('says what may be said, and that the rest may not', () => {
    const course = fakeCourse();
    expect(caseWords(course)).toBe('买卖合同纠纷 · 2024 年立案 · 西南街道');
    expect(withheldWords(course)).toBeNull();
    const withheld = { cause: null, year: null, town: null, withheld: ['cause', 'town'] as const };
    const masked = fakeCourse({ ...withheld, withheld: [...withheld.withheld] });
    expect(caseWords(masked)).toBe('一件“执”字案件');
    expect(caseWords({ ...masked, type: null })).toBe('一件执行案件');
    expect(withheldWords(masked)).toBe('为免指向具体的人，未列案由、镇街');
  });

  it('says amounts only about', () => {
    expect([1_700_000_000, 17_000_000, 120_000_000_000, 460_000].map(aboutMoney)).toEqual([
      ...['1,700 万元', '17 万元', '12 亿元', '4,600 元'],
    ]);
    expect(moneyWords(fakeCourse())).toBe('标的约 10 万元，到位约 10 万元');
    expect(moneyWords(fakeCourse({ recovered: 0 }))).toContain('尚无到账');
  });

  it('says who and how it ended', () => {
    expect(partiesWords(fakeCourse())).toBe('申请执行人 张某 等　被执行人 某建材公司');
    const many = { names: ['张某1', '张某2'], more: false };
    expect(partiesWords(fakeCourse({ applicants: many }), 1)).toContain('张某1 等');
    expect(endWords(fakeCourse())).toBe('执行完毕，立案到结案 60 天');
    expect(endWords(fakeCourse({ way: null }))).toBe('尚未结案');
  });

  it('says each step with its days, and keeps the telling ones', () => {
    const steps = [
      step('frozen', -12, { lastDay: -12 }),
      step('filed'),
      step('recovered', 30, { lastDay: 59, times: 2, amount: 10_000_000 }),
    ];
    expect(stepWords(fakeCourse({ steps }))).toEqual([
      { step: 'frozen', label: '冻结', when: '立案之前', amount: null },
      { step: 'filed', label: '立案', when: '第 0 天', amount: null },
      { step: 'recovered', label: '案款到账 2 次', when: '第 30–59 天', amount: '约 10 万元' },
    ]);
    const often = fakeCourse({ steps: [step('disbursed', 3, { times: 10 })] });
    expect(stepWords(often)[0]?.label).toBe('案款发放多次');
    const all = ['filed', 'noticed', 'queried', 'investigated', 'sealed', 'distrained', 'frozen'];
    const more = [
      'appraised',
      'auctioned',
      'sold',
      'recovered',
      'disbursed',
      'suspended',
      'closed',
    ];
    const many = [...all, ...more].map((one, day) =>
      step(one as Course['steps'][number]['step'], day),
    );
    const told = stepWords(fakeCourse({ steps: many })).map((each) => each.step);
    expect(told).toHaveLength(MOST_STEPS);
    expect(told).not.toContain('investigated');
    expect(told).toEqual(expect.arrayContaining(['filed', 'recovered', 'disbursed', 'closed']));
  });
});
