import type { CaseState } from '../../rules/case-state.ts';
import { outstandingOf } from '../../rules/money.ts';
import { terminationOf } from '../../rules/termination.ts';
import { changeOf } from '../row-diff.ts';
import type { RowChange, RowData } from '../rows.ts';

export function caseChange(
  before: CaseState | undefined,
  after: CaseState | undefined,
): RowChange | null {
  if (before === after) return null;
  const caseNumber = (after ?? before)?.caseNumber ?? '';
  return changeOf(
    'case',
    caseNumber,
    caseNumber,
    before ? caseRow(before) : null,
    after ? caseRow(after) : null,
  );
}

export function caseRow(state: CaseState): RowData<'case'> {
  return {
    caseNumber: state.caseNumber,
    type: state.type,
    cause: state.cause,
    enforcementBasis: state.enforcementBasis,
    town: state.town,
    judge: state.judge,
    stage: state.stage,
    filedOn: state.filedOn,
    closedOn: state.closedOn,
    closingWay: state.closingWay,
    claimAmount: state.claimAmount,
    recoveredAmount: state.recoveredAmount,
    disbursedAmount: state.disbursedAmount,
    waivedAmount: state.waivedAmount,
    outstandingAmount: outstandingOf(state),
    delayInterest: state.delayInterest,
    currentNode: state.currentNode,
    limitOn: state.limitOn,
    limitStopped: state.stops.some((stop) => stop.until === null),
    applicants: applicantsOf(state),
    origin: state.origin,
    termination: terminationOf(state, state.advancedTo),
  };
}

function applicantsOf({ parties }: CaseState): number {
  const known = applicants.get(parties);
  if (known !== undefined) return known;
  const count = Object.values(parties).filter(
    (party) => party.role === 'applicant' && !party.left,
  ).length;
  applicants.set(parties, count);
  return count;
}

const applicants = new WeakMap<object, number>();
