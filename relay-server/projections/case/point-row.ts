import { CLOSED_ON_MAP_DAYS } from '../../../wire/views/wall.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { plusDays } from '../../rules/days.ts';
import { outstandingOf } from '../../rules/money.ts';
import { placeInTown } from '../place-in-town.ts';
import { changeOf } from '../row-diff.ts';
import type { RowChange, RowData } from '../rows.ts';
import { redacted } from './redaction.ts';
import { isWorkedType } from './worked.ts';

/** A reported place further off than this (metres) is shown as approximate. */
const EXACT_WITHIN_M = 500;

/**
 * The case's point on the map: where it was reported, else spread inside its town. Reviews and
 * coordination have none; neither has a case whose town is outside or unknown and that reported no
 * place: any point would be untrue. A case that was closed, 终本 included, has left the map after
 * CLOSED_ON_MAP_DAYS, so that what every wall is sent does not grow with the court's years; a
 * resumption in place brings its point back.
 */
export function pointChange(
  before: CaseState | undefined,
  after: CaseState | undefined,
): RowChange | null {
  if (before && after && sameInputs(before, after)) return null;
  const caseNumber = (after ?? before)?.caseNumber ?? '';
  return changeOf(
    'point',
    caseNumber,
    caseNumber,
    before ? pointRow(before) : null,
    after ? pointRow(after) : null,
  );
}

function sameInputs(a: CaseState, b: CaseState): boolean {
  return (
    a.place === b.place &&
    a.town === b.town &&
    a.stage === b.stage &&
    a.cause === b.cause &&
    a.parties === b.parties &&
    a.assets === b.assets &&
    a.filedOn === b.filedOn &&
    hasLeft(a) === hasLeft(b) &&
    outstandingOf(a) === outstandingOf(b)
  );
}

export function pointRow(state: CaseState): RowData<'point'> | null {
  const at = placeOf(state);
  if (!at || hasLeft(state)) return null;
  const { place } = state;
  return {
    town: state.town,
    lng: at.lng,
    lat: at.lat,
    approximate: place === null || (place.accuracyM ?? 0) > EXACT_WITHIN_M,
    stage: state.stage,
    amount: outstandingOf(state),
    cause: redacted(state.cause, state),
    filedOn: state.filedOn,
  };
}

/** The first court day on which the closed case is no longer on the map; null: it is open, or never is. */
export function leavesMapOn(state: CaseState): string | null {
  return state.closedOn !== null && placeOf(state)
    ? plusDays(state.closedOn, CLOSED_ON_MAP_DAYS)
    : null;
}

function placeOf(state: CaseState) {
  if (!isWorkedType(state)) return null;
  return state.place ?? placeInTown(state.caseNumber, state.town);
}

function hasLeft({ closedOn, advancedTo }: CaseState): boolean {
  return closedOn !== null && advancedTo >= plusDays(closedOn, CLOSED_ON_MAP_DAYS);
}
