import type { Course } from '../../../../wire/views.ts';

/** A masked case as the relay sends it. */
export function fakeCourse(over: Partial<Course> = {}): Course {
  return {
    ...{ type: '执', cause: '买卖合同纠纷', year: 2024, town: '440607001000', withheld: [] },
    applicants: { names: ['张某'], more: true },
    executees: { names: ['某建材公司'], more: false },
    ...{ claim: 10_000_000, recovered: 10_000_000, way: 'fullySatisfied', days: 60 },
    steps: [
      { step: 'filed', day: 0, lastDay: 0, times: 1, amount: null },
      { step: 'recovered', day: 30, lastDay: 59, times: 2, amount: 10_000_000 },
      { step: 'closed', day: 60, lastDay: 60, times: 1, amount: null },
    ],
    ...over,
  };
}
