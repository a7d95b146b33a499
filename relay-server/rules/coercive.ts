import { addMonths } from '../../wire/court-day.ts';
import type { CaseState, MeasureState } from './case-state.ts';
import { type CoerciveLimits, coerciveLimits } from './coercive-limits.ts';
import { dayOf, daysFrom } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';
import { partyIn } from './parties.ts';
import { isClosedForGood } from './stage.ts';
import { termOn } from './terms.ts';

type Imposed = Logged<'measure.imposed'>;

export function imposeMeasure(state: CaseState, event: Imposed): Outcome {
  const { body } = event;
  if (isClosedForGood(state)) return refuse('C-3', '');
  if (entityOf(state.measures, body.measureId)) return refuse('M-1', 'measureId', body.measureId);
  const party = partyIn(state, body.partyId, 'partyId');
  if (isBreach(party)) return party;
  const day = dayOf(event.occurredAt);
  const wrong =
    wrongTimes(event) ??
    wrongExtent(body, termOn(coerciveLimits, day), party.entity === 'person', body.from ?? day);
  if (wrong) return wrong;
  const measure: MeasureState = {
    id: body.measureId,
    kind: body.kind,
    partyId: body.partyId,
    ground: body.ground,
    instrument: body.instrument,
    imposedOn: day,
    servedAt: body.servedAt ?? null,
    from: body.from ?? null,
    until: body.until ?? null,
    released: null,
    amount: body.amount ?? null,
    review: null,
  };
  return { ...state, measures: withEntity(state.measures, measure.id, measure) };
}

function wrongTimes({ body, occurredAt }: Imposed): Breach | null {
  if (body.approvedAt > occurredAt) return refuse('M-3', 'approvedAt');
  if (body.servedAt !== undefined && body.servedAt > occurredAt) return refuse('M-3', 'servedAt');
  const reversed = body.from !== undefined && body.until !== undefined && body.until < body.from;
  return reversed ? refuse('M-4', 'until') : null;
}

/** `from`: the first day, or the day of the event where none is given. */
function wrongExtent(
  body: Imposed['body'],
  limits: CoerciveLimits,
  isPerson: boolean,
  from: string,
): Breach | null {
  const { until, hours, amount } = body;
  switch (body.kind) {
    case 'judicialDetention':
      return until !== undefined && daysFrom(from, until) > limits.detentionDays
        ? refuse('M-5', 'until')
        : null;
    case 'forcedAppearance': {
      const most = body.ground.includes('拘留')
        ? limits.appearanceHoursDetentionLikely
        : limits.appearanceHours;
      return hours !== undefined && hours > most ? refuse('M-6', 'hours', `${hours} 小时`) : null;
    }
    case 'fine': {
      const [least, most] = isPerson ? limits.finePerson : limits.fineEntity;
      const fits = amount !== undefined && amount >= least && amount <= most;
      return fits ? null : refuse('M-7', 'amount');
    }
    case 'dishonestyList':
      return until !== undefined && until > addMonths(from, limits.dishonestyMonths)
        ? refuse('M-8', 'until')
        : null;
    default:
      return null;
  }
}

function measureOf(state: CaseState, id: string): MeasureState | Breach {
  return entityOf(state.measures, id) ?? unknown('M-2', 'measureId', id);
}

function wrongDay(measure: MeasureState, on: string, occurredAt: number): Breach | null {
  const early = on < (measure.from ?? measure.imposedOn);
  return early || on > dayOf(occurredAt) ? refuse('M-10', 'on', on) : null;
}

export function releaseMeasure(state: CaseState, event: Logged<'measure.released'>): Outcome {
  const { measureId, on } = event.body;
  const measure = measureOf(state, measureId);
  if (isBreach(measure)) return measure;
  if (measure.released !== null) return refuse('M-9', 'measureId', measure.released);
  const wrong = wrongDay(measure, on, event.occurredAt);
  if (wrong) return wrong;
  return {
    ...state,
    measures: withEntity(state.measures, measureId, { ...measure, released: on }),
  };
}

/** A review (复议) that revokes the measure ends it on that day. */
export function reviewMeasure(state: CaseState, event: Logged<'measure.reviewed'>): Outcome {
  const { measureId, on, result } = event.body;
  const measure = measureOf(state, measureId);
  if (isBreach(measure)) return measure;
  const wrong = wrongDay(measure, on, event.occurredAt);
  if (wrong) return wrong;
  const released = measure.released ?? (result === 'revoked' ? on : null);
  const reviewed = { ...measure, released, review: { on, result } };
  return { ...state, measures: withEntity(state.measures, measureId, reviewed) };
}
