import type { ClearanceItem } from '../../../wire/clearance.ts';
import { clearanceAudiences, clearanceStates } from '../../../wire/codes.ts';

/** What a clip's badge says, and what the list can be narrowed to. */
export type Stage = 'none' | 'baking' | 'baked' | 'reviewed' | 'shown' | 'ended';

export const STAGES: Readonly<Record<Stage, string>> = {
  none: '未申请放行',
  baking: '正在合成',
  baked: '待复核',
  reviewed: '待批准',
  shown: '已放行',
  ended: '未通过或已撤回',
};

/** What is on its way counts before what stands: it is what somebody waits for. Pure. */
export function stageOf(clearance: ClearanceItem | null): Stage {
  const state = clearance?.proposal?.state;
  if (state === 'baking' || state === 'baked' || state === 'reviewed') return state;
  if (clearance?.cleared) return 'shown';
  return state === undefined ? 'none' : 'ended';
}

/** In words, with whom it is shown to or why it is not. Pure. */
export function stageWords(clearance: ClearanceItem | null): string {
  const stage = stageOf(clearance);
  const { proposal = null, cleared = null } = clearance ?? {};
  if (stage === 'shown' && cleared) return `已放行：${audienceWords(cleared.audiences)}`;
  if (stage === 'ended' && proposal) return clearanceStates.labels[proposal.state];
  const also = cleared === null ? '' : `（现有成片仍放行：${audienceWords(cleared.audiences)}）`;
  return STAGES[stage] + also;
}

export function audienceWords(audiences: readonly (keyof typeof clearanceAudiences.labels)[]) {
  return audiences.map((one) => clearanceAudiences.labels[one]).join('、');
}
