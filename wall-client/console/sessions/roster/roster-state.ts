import {
  attendeeCapacities,
  checkInWays,
  summonsWays,
  warningOutcomes,
} from '../../../../wire/codes.ts';
import type { View } from '../../../../wire/views.ts';
import { exactMoney, shortMoment } from '../../../ui/format.ts';

export type Invitee = View<'invitee'>;

/** `法定代表人 张某`; null: nobody was named to come for it. */
export function attendeeWords({ attendee }: Pick<Invitee, 'attendee'>): string | null {
  return attendee && `${attendeeCapacities.labels[attendee.capacity]} ${attendee.maskedName}`;
}

/** How far an invitee has come; each step has its word and says what is done next. */
export const ROSTER_STEPS = ['invited', 'summoned', 'served', 'arrived', 'dealtWith'] as const;
export type RosterStep = (typeof ROSTER_STEPS)[number];

export const STEP_WORDS: Readonly<Record<RosterStep, string>> = {
  invited: '待制传票',
  summoned: '待送达',
  served: '已送达',
  arrived: '已到场',
  dealtWith: '已有结果',
};

export function stepOf(invitee: Invitee): RosterStep {
  if (invitee.outcome) return 'dealtWith';
  if (invitee.arrival) return 'arrived';
  if (invitee.service) return 'served';
  return invitee.summoned ? 'summoned' : 'invited';
}

/** What is said of a service: how, when, by which proof. */
export function serviceWords({ service }: Invitee): string | null {
  if (!service) return null;
  const { way, servedAt, proof } = service;
  return `${summonsWays.labels[way]} · ${shortMoment(servedAt)} · ${proof}`;
}

export function arrivalWords({ arrival }: Invitee): string | null {
  if (!arrival) return null;
  const how = checkInWays.labels[arrival.how];
  const identity = arrival.identity === null ? '' : ` · ${arrival.identity}`;
  return `${shortMoment(arrival.at)} · ${how}${identity} · ${arrival.by}`;
}

export function outcomeWords({ outcome }: Invitee): string | null {
  if (!outcome) return null;
  const parts: string[] = [warningOutcomes.labels[outcome.outcome]];
  if (outcome.paidFen > 0) parts.push(`当场收 ${exactMoney(outcome.paidFen)}`);
  if (outcome.settlement) {
    const { amount, deadline } = outcome.settlement;
    parts.push(`和解 ${exactMoney(amount)}，${deadline} 前履行`);
  }
  return parts.join(' · ');
}

export interface RosterCounts {
  readonly invited: number;
  readonly served: number;
  readonly arrived: number;
  readonly dealtWith: number;
}

export function countsOf(invitees: readonly Invitee[]): RosterCounts {
  const many = (is: (one: Invitee) => boolean) => invitees.filter(is).length;
  return {
    invited: invitees.length,
    served: many(({ service }) => service !== null),
    arrived: many(({ arrival }) => arrival !== null),
    dealtWith: many(({ outcome }) => outcome !== null),
  };
}

export const ROSTER_FILTERS = ['all', 'unserved', 'absent', 'open'] as const;
export type RosterFilter = (typeof ROSTER_FILTERS)[number];
export const FILTER_WORDS: Readonly<Record<RosterFilter, string>> = {
  all: '全部',
  unserved: '未送达',
  absent: '未到场',
  open: '无结果',
};

/** In the order of invitation, as the rows' ids do not tell: by case number, then name. */
export function listed(invitees: readonly Invitee[], filter: RosterFilter): Invitee[] {
  const passes: Record<RosterFilter, (one: Invitee) => boolean> = {
    all: () => true,
    unserved: ({ service }) => service === null,
    absent: ({ arrival }) => arrival === null,
    open: ({ outcome }) => outcome === null,
  };
  return invitees
    .filter(passes[filter])
    .sort(
      (one, other) =>
        one.caseNumber.localeCompare(other.caseNumber, 'zh', { numeric: true }) ||
        one.maskedName.localeCompare(other.maskedName, 'zh'),
    );
}
