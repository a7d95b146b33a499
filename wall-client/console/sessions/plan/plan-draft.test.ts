import { describe, expect, it } from 'vitest';
import { grouped } from '../list/session-order.ts';
import { draftOfPlan, lackOfPlan, type PlanDraft, planOf } from './plan-draft.ts';

const NOW = Date.UTC(2024, 10, 28, 2);
const draft: PlanDraft = {
  ...{ title: ' 第三季度警示活动 ', wallId: 'main', at: '2024-11-28T10:30', host: '示例法官' },
  points: '报告财产\n\n 拒执犯罪 ',
};

describe('the plan of a session', () => {
  it('is sent trimmed, with a point a line, and comes back as it was typed', () => {
    const plan = planOf(draft);
    expect(plan).toEqual({
      ...{ title: '第三季度警示活动', wallId: 'main', host: '示例法官' },
      ...{ plannedAt: NOW + 30 * 60_000, legalPoints: ['报告财产', '拒执犯罪'] },
    });
    expect(plan && draftOfPlan(plan)).toMatchObject({ at: draft.at, points: '报告财产\n拒执犯罪' });
  });

  it('names what is lacking', () => {
    const lack = (over: Partial<PlanDraft>, now: number | null = NOW) =>
      lackOfPlan({ ...draft, ...over }, now);
    expect(lack({})).toBeNull();
    expect(lack({ title: ' ' })).toContain('名称');
    expect(lack({ at: '' })).toContain('时间');
    expect(lack({ at: '2024-11-28T09:59' })).toContain('已经过去');
    expect(lack({ at: '2024-11-28T09:59' }, null)).toBeNull();
    expect(lack({ wallId: '' })).toContain('大屏');
    expect(lack({ host: '' })).toContain('主持人');
    expect(lack({ points: '长'.repeat(201) })).toContain('200');
    expect(lack({ points: Array(21).fill('点').join('\n') })).toContain('20 条');
    expect(planOf({ ...draft, host: '' })).toBeNull();
  });
});

it('what runs comes first, then what comes next, then what was last', () => {
  const row = (state: 'planned' | 'running' | 'ended' | 'cancelled', plannedAt: number) => ({
    ...{ title: 't', wallId: 'main', plannedAt, host: 'h', legalPoints: [], state, reason: null },
    ...{ version: 0, items: 0, invited: 0, served: 0, conduct: null, rehearsal: null, notes: [] },
    tally: { arrived: 0, settled: 0, receivedFen: 0 },
    outcomes: { paid: 0, settled: 0, refused: 0 },
  });
  const rows = new Map([
    ['late', row('planned', 9)],
    ['old', row('ended', 1)],
    ['soon', row('planned', 5)],
    ['newer', row('cancelled', 3)],
    ['now', row('running', 4)],
  ]);
  expect(grouped(rows).map(({ sessions }) => sessions.map(([id]) => id))).toEqual([
    ['now'],
    ['soon', 'late'],
    ['newer', 'old'],
  ]);
  expect(grouped(new Map())).toEqual([]);
});
