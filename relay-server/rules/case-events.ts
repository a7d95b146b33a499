import type { LoggedEvent } from '../../wire/case-event.ts';
import { findAsset } from './assets.ts';
import { announceAuction, closeAuction } from './auction.ts';
import { clearCase, noteWarningOutcome, poolCase, requeryCase } from './campaign.ts';
import type { CaseState } from './case-state.ts';
import { closeCase, resumeCase } from './closing.ts';
import { imposeMeasure, releaseMeasure, reviewMeasure } from './coercive.ts';
import { handOver, ruleTitle, setPrice, startAppraisal, takeInKind } from './disposal.ts';
import { answerMessage, receiveMessage } from './messages.ts';
import { decideObjection, fileObjection, receiveTip, verifyTip } from './objections.ts';
import { type Outcome, refuse } from './outcome.ts';
import { joinParty, leaveParty } from './parties.ts';
import { deductPayment, disbursePayment, recoverPayment, waivePayment } from './payments.ts';
import { distributeProceeds, receiveProceeds } from './proceeds.ts';
import { assignCase, changeClaim, makeVisit, pushCode, reachNode } from './progress.ts';
import * as seizure from './seizure-machine.ts';
import { breachSettlement, performSettlement, signSettlement } from './settlement.ts';
import { continueCase, extendLimit, suspendCase } from './time-limit.ts';

/**
 * What one event does to an open state at its place in the history: the next state, or the rule that
 * it breaks. Types that belong to no case change nothing here.
 */
export function decideEvent(state: CaseState, event: LoggedEvent): Outcome {
  switch (event.type) {
    case 'case.filed':
      return refuse('C-1', '', state.caseNumber);
    case 'case.assigned':
      return assignCase(state, event);
    case 'case.node':
      return reachNode(state, event);
    case 'case.suspended':
      return suspendCase(state, event);
    case 'case.continued':
      return continueCase(state, event);
    case 'case.extended':
      return extendLimit(state, event);
    case 'case.closed':
      return closeCase(state, event);
    case 'case.resumed':
      return resumeCase(state, event);
    case 'case.claim-changed':
      return changeClaim(state, event);
    case 'party.joined':
      return joinParty(state, event);
    case 'party.left':
      return leaveParty(state, event);
    case 'asset.found':
      return findAsset(state, event);
    case 'seizure.drafted':
      return seizure.draftSeizure(state, event);
    case 'seizure.ruled':
      return seizure.ruleSeizure(state, event);
    case 'seizure.served':
      return seizure.serveSeizure(state, event);
    case 'seizure.promoted':
      return seizure.promoteSeizure(state, event);
    case 'seizure.renewed':
      return seizure.renewSeizure(state, event);
    case 'seizure.released':
      return seizure.releaseSeizure(state, event);
    case 'seizure.suspended':
      return seizure.suspendSeizure(state, event);
    case 'seizure.continued':
      return seizure.continueSeizure(state, event);
    case 'appraisal.started':
      return startAppraisal(state, event);
    case 'appraisal.priced':
      return setPrice(state, event);
    case 'auction.announced':
      return announceAuction(state, event);
    case 'auction.closed':
      return closeAuction(state, event);
    case 'asset.taken-in-kind':
      return takeInKind(state, event);
    case 'title.ruled':
      return ruleTitle(state, event);
    case 'asset.handed-over':
      return handOver(state, event);
    case 'proceeds.arrived':
      return receiveProceeds(state, event);
    case 'proceeds.distributed':
      return distributeProceeds(state, event);
    case 'payment.deducted':
      return deductPayment(state, event);
    case 'payment.recovered':
      return recoverPayment(state, event);
    case 'payment.disbursed':
      return disbursePayment(state, event);
    case 'payment.waived':
      return waivePayment(state, event);
    case 'measure.imposed':
      return imposeMeasure(state, event);
    case 'measure.released':
      return releaseMeasure(state, event);
    case 'measure.reviewed':
      return reviewMeasure(state, event);
    case 'settlement.signed':
      return signSettlement(state, event);
    case 'settlement.performed':
      return performSettlement(state, event);
    case 'settlement.breached':
      return breachSettlement(state, event);
    case 'objection.filed':
      return fileObjection(state, event);
    case 'objection.decided':
      return decideObjection(state, event);
    case 'visit.made':
      return makeVisit(state, event);
    case 'tip.received':
      return receiveTip(state, event);
    case 'tip.verified':
      return verifyTip(state, event);
    case 'message.received':
      return receiveMessage(state, event);
    case 'message.answered':
      return answerMessage(state, event);
    case 'progress-code.pushed':
      return pushCode(state, event);
    case 'campaign.pooled':
      return poolCase(state, event);
    case 'campaign.requeried':
      return requeryCase(state, event);
    case 'campaign.cleared':
      return clearCase(state, event);
    case 'warning.outcome':
      return noteWarningOutcome(state, event);
    case 'account.added':
    case 'account.changed':
    case 'account.password-set':
    case 'account.signed-in':
    case 'account.signed-out':
    case 'account.refused':
    case 'account.read-unmasked':
    case 'petition.received':
    case 'petition.entered':
    case 'petition.done':
    case 'question.answered':
    case 'campaign.started':
    case 'campaign.ended':
    case 'warning.held':
    case 'field.position':
    case 'stream.registered':
    case 'stream.revoked':
    case 'stream.started':
    case 'stream.ended':
    case 'recording.opened':
    case 'recording.stored':
    case 'recording.gap':
    case 'recording.closed':
    case 'recording.linked':
    case 'recording.held':
    case 'recording.released':
    case 'recording.deleted':
    case 'recording.exported':
    case 'clip.marked':
    case 'clip.withdrawn':
    case 'clearance.proposed':
    case 'clearance.baked':
    case 'clearance.failed':
    case 'clearance.reviewed':
    case 'clearance.cleared':
    case 'clearance.refused':
    case 'clearance.withdrawn':
    case 'session.planned':
    case 'session.changed':
    case 'session.cancelled':
    case 'session.invited':
    case 'session.uninvited':
    case 'session.summons-issued':
    case 'session.summons-served':
    case 'session.arrived':
    case 'session.arrival-undone':
    case 'session.run-sheet':
    case 'session.items-withdrawn':
    case 'session.began':
    case 'session.moved':
    case 'session.paused':
    case 'session.resumed':
    case 'session.held':
    case 'session.unheld':
    case 'session.ended':
    case 'session.item-failed':
    case 'session.shown':
    case 'session.talk':
    case 'session.outcome':
    case 'session.outcome-undone':
    case 'wall.added':
    case 'wall.changed':
    case 'wall.directed':
    case 'room.changed':
    case 'display.paired':
    case 'display.moved':
    case 'display.revoked':
    case 'alert.acknowledged':
    case 'alert.reopened':
    case 'draw.opened':
    case 'draw.drawn':
    case 'draw.closed':
    case 'amend.corrected':
    case 'amend.reversed':
    case 'clock.day-turned':
      return state;
  }
}
