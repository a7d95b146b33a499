import type { CaseState } from '../../rules/case-state.ts';
import { outstandingOf } from '../../rules/money.ts';
import { terminationLacks } from '../../rules/termination.ts';
import { isStopped } from '../../rules/time-limit.ts';
import { perObject } from '../per-object.ts';
import type { RowData } from '../rows.ts';
import { disposingOn, inquiryOn } from './life.ts';
import { redacted } from './redaction.ts';

export function caseRow(state: CaseState): RowData<'case'> {
  return {
    caseNumber: state.caseNumber,
    type: state.type,
    cause: redacted(state.cause, state),
    enforcementBasis: redacted(state.enforcementBasis, state),
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
    limitStopped: isStopped(state),
    inquiryOn: inquiryOn(state),
    disposingOn: disposingOn(state),
    applicants: applicantsOf(state.parties),
    origin: state.origin,
    terminationLacks: terminationLacks(state, state.advancedTo)?.slice() ?? null,
  };
}

const applicantsOf = perObject(
  (parties: CaseState['parties']) =>
    Object.values(parties).filter((party) => party.role === 'applicant' && !party.left).length,
);
