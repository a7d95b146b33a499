import { describe, expect, it } from 'vitest';
import type { Course } from '../../../wire/views.ts';
import {
  caseWords,
  endWords,
  MOST_STEPS,
  moneyWords,
  partiesWords,
  stepWords,
  withheldWords,
} from './course-words.ts';
import { fakeCourse } from './testing/fake-draw.ts';

const step = (of: Course['steps'][number]['step'], month = 0, over = {}) => ({
  ...{ step: of, month, lastMonth: month, times: 1, money: false },
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

  it('says of the claim its band, and of the money whether it came', () => {
    expect(moneyWords(fakeCourse())).toBe('标的 10 万元以上不满 50 万元，全部到位');
    expect(moneyWords(fakeCourse({ claim: null, recovered: 'none' }))).toBe('尚无到账');
    const part = fakeCourse({ claim: null, recovered: 'part', way: 'enforcementTerminated' });
    expect(moneyWords(part)).toBe('部分到位');
    // Satisfied in full all the same.
    expect(moneyWords({ ...part, way: 'fullySatisfied' })).toBe(
      '部分经法院到位，其余自行履行或放弃',
    );
  });

  it('says of which kind the parties are, and how it ended', () => {
    expect(partiesWords(fakeCourse())).toBe('申请执行人：自然人（多名）　被执行人：企业');
    const none = { kinds: [], several: false };
    expect(partiesWords(fakeCourse({ applicants: none }))).toContain('申请执行人：未列');
    expect(endWords(fakeCourse())).toBe('执行完毕，立案后第 3 个月结案');
    expect(endWords(fakeCourse({ way: null }))).toBe('立案后第 3 个月结案');
    expect(endWords(fakeCourse({ way: null, month: null }))).toBe('尚未结案');
  });

  it('says each step with its month, and keeps the telling ones', () => {
    const steps = [
      step('frozen', -1),
      step('filed'),
      step('recovered', 1, { lastMonth: 2, times: 2, money: true }),
      step('disbursed', 1, { lastMonth: 2, money: true }),
    ];
    expect(stepWords(fakeCourse({ steps }))).toEqual([
      { step: 'frozen', label: '冻结', when: '立案之前', money: false },
      { step: 'filed', label: '立案', when: '由此起算', money: false },
      { step: 'recovered', label: '案款到账 2 次', when: '第 2–3 个月', money: true },
      { step: 'disbursed', label: '案款发放', when: '', money: true },
    ]);
    const often = fakeCourse({ steps: [step('disbursed', 3, { times: 3 })] });
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
