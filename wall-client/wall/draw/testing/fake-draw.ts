import type { Course } from '../../../../wire/views.ts';

/** A masked case as the relay sends it. */
export function fakeCourse(over: Partial<Course> = {}): Course {
  return {
    ...{ type: '执', cause: '买卖合同纠纷', year: 2024, town: '440607001000', withheld: [] },
    applicants: { kinds: ['person'], several: true },
    executees: { kinds: ['company'], several: false },
    ...{ claim: '10 万元以上不满 50 万元', recovered: 'all', way: 'fullySatisfied', month: 2 },
    steps: [
      { step: 'filed', month: 0, lastMonth: 0, times: 1, money: false },
      { step: 'recovered', month: 1, lastMonth: 2, times: 2, money: true },
      { step: 'closed', month: 2, lastMonth: 2, times: 1, money: false },
    ],
    ...over,
  };
}
