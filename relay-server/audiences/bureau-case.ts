import type { View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { type Audience, topicView } from './audience.ts';

/** One case as the bureau's wall shows it: parties by their masked names, assets without registrations. */
export const bureauCase: NonNullable<Audience['case']> = {
  case: topicView(
    rowSchemas.case,
    (row): View<'case'> => ({
      caseNumber: row.caseNumber,
      type: row.type,
      cause: row.cause,
      enforcementBasis: row.enforcementBasis,
      town: row.town,
      judge: row.judge,
      stage: row.stage,
      filedOn: row.filedOn,
      closedOn: row.closedOn,
      closingWay: row.closingWay,
      claimAmount: row.claimAmount,
      recoveredAmount: row.recoveredAmount,
      disbursedAmount: row.disbursedAmount,
      waivedAmount: row.waivedAmount,
      outstandingAmount: row.outstandingAmount,
      delayInterest: row.delayInterest,
      currentNode: row.currentNode,
      limitOn: row.limitOn,
      limitStopped: row.limitStopped,
      inquiryOn: row.inquiryOn,
      disposingOn: row.disposingOn,
      applicants: row.applicants,
      origin: row.origin,
      terminationLacks: row.terminationLacks?.slice() ?? null,
    }),
  ),
  party: topicView(
    rowSchemas.party,
    (row): View<'party'> => ({
      role: row.role,
      name: row.maskedName,
      entity: row.entity,
      share: row.share,
      actsFor: row.actsFor,
      left: row.left,
    }),
  ),
  asset: topicView(
    rowSchemas.asset,
    (row): View<'asset'> => ({
      kind: row.kind,
      name: withoutRegistration(row.name, row.registration),
      owner: row.owner,
      value: row.value,
      valueBasis: row.valueBasis,
      state: row.state,
    }),
  ),
  seizure: topicView(
    rowSchemas.seizure,
    (row): View<'seizure'> => ({
      assetId: row.assetId,
      measure: row.measure,
      state: row.state,
      suspended: row.suspended,
      rank: row.rank,
      from: row.from,
      until: row.until,
      renewals: row.renewals,
      instrument: row.instrument,
      preservation: row.preservation,
      startPrice: row.startPrice,
      referencePrice: row.referencePrice,
      soldPrice: row.soldPrice,
      evidence: row.evidence,
    }),
  ),
  measure: topicView(
    rowSchemas.measure,
    (row): View<'measure'> => ({
      kind: row.kind,
      party: row.party,
      ground: row.ground,
      instrument: row.instrument,
      servedAt: row.servedAt,
      from: row.from,
      until: row.until,
      released: row.released,
      amount: row.amount,
    }),
  ),
  payment: topicView(
    rowSchemas.payment,
    (row): View<'payment'> => ({
      origin: row.origin,
      amount: row.amount,
      receivedOn: row.receivedOn,
      disbursed: row.disbursed,
    }),
  ),
  timeline: topicView(
    rowSchemas.timeline,
    (row): View<'timeline'> => ({
      type: row.type,
      node: row.node,
      occurredAt: row.occurredAt,
      text: row.text,
      amount: row.amount,
      evidence: row.evidence,
    }),
  ),
  recording: topicView(
    rowSchemas.recording,
    (row): View<'recording'> => ({
      streamId: row.streamId,
      title: row.title,
      caseNumber: row.caseNumber,
      officer: row.officer,
      unit: row.unit,
      town: row.town,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      ms: row.ms,
      bytes: row.bytes,
      segments: row.segments,
      gaps: row.gaps,
      chain: row.chain,
      state: row.state,
      reason: row.reason,
      origin: row.origin,
      held: row.held,
    }),
  ),
  clip: topicView(
    rowSchemas.clip,
    (row): View<'clip'> => ({
      recordingId: row.recordingId,
      fromMs: row.fromMs,
      toMs: row.toMs,
      title: row.title,
      caseType: row.caseType,
      measure: row.measure,
      caseNumber: row.caseNumber,
      note: row.note,
      by: row.by,
      markedAt: row.markedAt,
    }),
  ),
};

/** Exports of other systems repeat the plate or title number in the asset's name. */
function withoutRegistration(name: string, registration: string | null): string {
  return registration ? name.replaceAll(registration, '***') : name;
}
