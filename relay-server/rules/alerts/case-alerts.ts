import type { NodeCode } from '../../../wire/codes.ts';
import { thresholds } from '../alert-thresholds.ts';
import type { CaseState } from '../case-state.ts';
import { dayOf, plusDays, plusWorkingDays } from '../days.ts';
import { deadlines } from '../deadlines.ts';
import { termOn } from '../terms.ts';
import { isStopped } from '../time-limit.ts';
import { deadlineWindows, type Windows } from './window.ts';

/** Nodes that only a case past its notice reaches; imported lists often hold the newest node alone. */
const afterNotice: ReadonlySet<string> = new Set<NodeCode>([
  ...(['003', '007', '010', '017', '018', '019', '020', '021', '022', '023', '024'] as const),
  ...(['025', '026', '027', '028', '029', '030', '031', '032', '035', '036'] as const),
]);
/** Likewise for the first network inquiry: control measures follow what it finds. */
const afterInquiry: ReadonlySet<string> = new Set<NodeCode>([
  ...(['004', '006', '007', '009', '010', '012', '013', '014', '015', '016'] as const),
  ...(['017', '018', '021', '022', '023', '024', '025', '026', '027', '028', '029'] as const),
  ...(['031', '032', '035', '036', '037', '040'] as const),
]);

export function limitWindows(state: CaseState, into: Windows): void {
  if (state.limitOn === null || isStopped(state)) return;
  const deadline = {
    kind: 'closingLimit',
    entity: state.caseNumber,
    subject: state.caseNumber,
    due: state.limitOn,
    steps: termOn(thresholds.closingLimit, state.limitOn),
    notBefore: state.limitFrom,
    overdue: 'critical',
  } as const;
  deadlineWindows(deadline, into);
}

/** 执行通知 and 首次网络查控, both from filing. */
export function openingWindows(state: CaseState, into: Windows): void {
  if (state.stage !== 'open' || (state.type !== '执' && state.type !== '执恢')) return;
  const reached = openingReached(state.nodeDays);
  if (reached === 'both') return;
  const { filedOn, caseNumber } = state;
  const common = {
    entity: caseNumber,
    subject: caseNumber,
    notBefore: filedOn,
    overdue: 'critical',
  } as const;
  if (reached !== 'notice') {
    const due = noticeDue(state);
    const steps = termOn(thresholds.noticeDue, filedOn);
    deadlineWindows({ ...common, kind: 'noticeDue', due, steps }, into);
  }
  if (reached !== 'inquiry') {
    const due = plusDays(filedOn, termOn(deadlines.inquiryDays, filedOn));
    const steps = termOn(thresholds.inquiryDue, filedOn);
    deadlineWindows({ ...common, kind: 'inquiryDue', due, steps }, into);
  }
}

/** Which of 执行通知 and 首次网络查控 the nodes tell to be done. */
export function openingReached(
  nodeDays: CaseState['nodeDays'],
): 'neither' | 'notice' | 'inquiry' | 'both' {
  let [isNoticed, isInquired] = [false, false];
  for (const code in nodeDays) {
    isNoticed ||= afterNotice.has(code);
    isInquired ||= afterInquiry.has(code);
    if (isNoticed && isInquired) return 'both';
  }
  if (isNoticed) return 'notice';
  return isInquired ? 'inquiry' : 'neither';
}

/** 10 days from filing; where a measure was taken at once, 3 days from it when that is sooner. */
function noticeDue({ filedOn, seizures }: CaseState): string {
  let due = plusDays(filedOn, termOn(deadlines.noticeDays, filedOn));
  for (const { servedAt } of Object.values(seizures)) {
    // What was served before the filing is a preservation measure.
    const day = servedAt === null ? '' : dayOf(servedAt);
    if (day < filedOn) continue;
    const sooner = plusDays(day, termOn(deadlines.noticeAfterMeasureDays, day));
    if (sooner < due) due = sooner;
  }
  return due;
}

export function tipWindows(state: CaseState, into: Windows): void {
  for (const tip of Object.values(state.tips)) {
    if (tip.verifiedOn !== null) continue;
    const days = tip.urgent ? deadlines.urgentTipDays : deadlines.tipDays;
    const deadline = {
      kind: 'tipDue',
      entity: tip.id,
      subject: tip.urgent ? '财产线索（紧急）' : '财产线索',
      due: plusDays(tip.receivedOn, termOn(days, tip.receivedOn)),
      steps: termOn(thresholds.tipDue, tip.receivedOn),
      notBefore: tip.receivedOn,
      overdue: 'critical',
    } as const;
    deadlineWindows(deadline, into);
  }
}

/** 留言, 3 working days from receipt. */
export function messageWindows(state: CaseState, into: Windows): void {
  for (const message of Object.values(state.messages)) {
    if (message.answeredOn !== null) continue;
    const { receivedOn } = message;
    const deadline = {
      kind: 'messageDue',
      entity: message.id,
      subject: '当事人留言',
      due: plusWorkingDays(receivedOn, termOn(deadlines.messageWorkingDays, receivedOn)),
      steps: termOn(thresholds.messageDue, receivedOn),
      notBefore: receivedOn,
      overdue: 'critical',
    } as const;
    deadlineWindows(deadline, into);
  }
}

export function objectionWindows(state: CaseState, into: Windows): void {
  for (const objection of Object.values(state.objections)) {
    if (objection.decidedOn !== null) continue;
    const deadline = {
      kind: 'objectionDue',
      entity: objection.id,
      subject: '执行异议',
      due: plusDays(objection.filedOn, termOn(deadlines.objectionDays, objection.filedOn)),
      steps: termOn(thresholds.objectionDue, objection.filedOn),
      notBefore: objection.filedOn,
      overdue: 'critical',
    } as const;
    deadlineWindows(deadline, into);
  }
}
