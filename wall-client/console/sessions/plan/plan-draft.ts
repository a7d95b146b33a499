import type { SessionPlan } from '../api/sessions-api.ts';
import { fieldOf, instantOf } from '../local-time.ts';

/** A session's plan as it is being filled in. */
export interface PlanDraft {
  readonly title: string;
  readonly wallId: string;
  /** Court-local, as a field has it. */
  readonly at: string;
  readonly host: string;
  /** One a line. */
  readonly points: string;
}

export const LONGEST_PLAN = { title: 60, host: 40, point: 200, points: 20 } as const;

export function draftOfPlan(plan: SessionPlan): PlanDraft {
  const { title, wallId, host, plannedAt, legalPoints } = plan;
  return { title, wallId, host, at: fieldOf(plannedAt), points: legalPoints.join('\n') };
}

function pointsOf({ points }: PlanDraft): string[] {
  return points
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Why it cannot be saved yet, in words; null: it can. @param now the relay's clock; null: its time may be past */
export function lackOfPlan(draft: PlanDraft, now: number | null): string | null {
  if (draft.title.trim() === '') return '请填写名称';
  const at = instantOf(draft.at);
  if (at === null) return '请选择时间';
  if (now !== null && at < now) return '时间已经过去';
  if (draft.wallId === '') return '请选择大屏';
  if (draft.host.trim() === '') return '请填写主持人';
  const points = pointsOf(draft);
  if (points.length > LONGEST_PLAN.points) return `法律要点最多 ${LONGEST_PLAN.points} 条`;
  if (points.some((point) => point.length > LONGEST_PLAN.point)) {
    return `每条法律要点最多 ${LONGEST_PLAN.point} 字`;
  }
  return null;
}

/** null: something is lacking. */
export function planOf(draft: PlanDraft): SessionPlan | null {
  const plannedAt = instantOf(draft.at);
  if (plannedAt === null || lackOfPlan(draft, null) !== null) return null;
  return {
    ...{ title: draft.title.trim(), wallId: draft.wallId, plannedAt },
    ...{ host: draft.host.trim(), legalPoints: pointsOf(draft) },
  };
}
