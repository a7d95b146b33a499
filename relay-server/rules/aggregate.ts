import type { LoggedEvent } from '../../wire/case-event.ts';
import { dayOf } from './days.ts';

/**
 * Which aggregate an event belongs to: its case number, or `account:NAME`, `petition:ID`, `campaign:ID`,
 * `session:ID`, `question:SOURCE:ID`, `stream:ID`, `field:STREAM:DAY`, `recording:ID`, `wall:ID`,
 * `display:ID`, `alert:ID`, `draw:ID`, `clock`. A petition stays in its own aggregate even when it names a case. An amendment belongs to the aggregate of the event that it names.
 * @param amendedKey the aggregate of (source, id) if such an event is in the log; asked for amend.* only
 * @returns `amend:SOURCE:ID` for an amendment whose event is not known
 */
export function aggregateKey(
  event: LoggedEvent,
  amendedKey?: (source: string, id: string) => string | undefined,
): string {
  switch (event.type) {
    case 'account.added':
    case 'account.changed':
    case 'account.password-set':
    case 'account.signed-in':
    case 'account.signed-out':
    case 'account.refused':
    case 'account.read-unmasked':
      return `account:${event.body.account ?? ''}`;
    case 'petition.received':
    case 'petition.entered':
    case 'petition.done':
      return `petition:${event.body.petitionId}`;
    case 'campaign.started':
    case 'campaign.ended':
      return `campaign:${event.body.campaignId}`;
    case 'warning.held':
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
      return `session:${event.body.sessionId}`;
    case 'question.answered':
      return `question:${event.source}:${event.id}`;
    case 'stream.registered':
    case 'stream.revoked':
      return `stream:${event.body.streamId}`;
    case 'stream.started':
    case 'stream.ended':
      return fieldKey(event.body.streamId, event.body.startedAt);
    case 'field.position':
      return fieldKey(event.body.streamId, event.occurredAt);
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
      return `recording:${event.body.recordingId}`;
    case 'wall.added':
    case 'wall.changed':
    case 'wall.directed':
    case 'room.changed':
      return `wall:${event.body.wallId}`;
    case 'display.paired':
    case 'display.moved':
    case 'display.revoked':
      return `display:${event.body.displayId}`;
    case 'alert.acknowledged':
    case 'alert.reopened':
      return `alert:${event.body.alertId}`;
    case 'draw.opened':
    case 'draw.drawn':
    case 'draw.closed':
      return `draw:${event.body.drawId}`;
    case 'clock.day-turned':
      return 'clock';
    case 'amend.corrected':
    case 'amend.reversed':
      return (
        amendedKey?.(event.source, event.body.amends) ??
        `amend:${event.source}:${event.body.amends}`
      );
    default:
      return event.caseNumber ?? `question:${event.source}:${event.id}`;
  }
}

/** What is heard of a stream on a court day: many events, of which a day's later ones need no earlier day. */
function fieldKey(streamId: string, at: number): string {
  return `field:${streamId}:${dayOf(at)}`;
}
