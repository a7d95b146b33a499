import { z } from 'zod';
import { accessBodies } from './events/access.ts';
import { alertBodies } from './events/alerts.ts';
import { assetBodies } from './events/assets.ts';
import { campaignBodies } from './events/campaigns.ts';
import { caseBodies } from './events/case.ts';
import { clearanceBodies } from './events/clearance.ts';
import { displayBodies } from './events/displays.ts';
import { drawBodies } from './events/draws.ts';
import { fieldVideoBodies } from './events/field-video.ts';
import { moneyBodies } from './events/money.ts';
import { progressBodies } from './events/progress.ts';
import { sessionBodies } from './events/sessions.ts';
import { courtDay, instant, sourceId, text } from './primitives.ts';

export type { PartyBody } from './events/case.ts';

/**
 * Every event type a source may send, version 1: type → body schema. One line of docs each in
 * wire/SPEC.md. Days are court days, money is fen, instants are UTC ms.
 */
export const eventBodies = {
  ...accessBodies,
  ...caseBodies,
  ...assetBodies,
  ...moneyBodies,
  ...progressBodies,
  ...campaignBodies,
  ...fieldVideoBodies,
  ...clearanceBodies,
  ...sessionBodies,
  ...displayBodies,
  ...alertBodies,
  ...drawBodies,

  // — amendments: nothing is edited in place —
  'amend.corrected': z.strictObject({
    amends: sourceId,
    body: z.record(z.string(), z.unknown()),
    occurredAt: instant.optional(),
    reason: text(200),
  }),
  'amend.reversed': z.strictObject({ amends: sourceId, reason: text(200) }),

  // — the clock: the relay's own, refused from any source —
  'clock.day-turned': z.strictObject({ day: courtDay }),
} as const;

export type EventType = keyof typeof eventBodies;
export type EventBody<T extends EventType> = z.infer<(typeof eventBodies)[T]>;

/** Types that need no case number; every other type must carry one. */
export const CASELESS_TYPES: ReadonlySet<EventType> = new Set<EventType>([
  'account.added',
  'account.changed',
  'account.password-set',
  'account.signed-in',
  'account.signed-out',
  'account.refused',
  'account.read-unmasked',
  'petition.received',
  'petition.entered',
  'petition.done',
  'question.answered',
  'campaign.started',
  'campaign.ended',
  'warning.held',
  'field.position',
  'stream.registered',
  'stream.revoked',
  'stream.started',
  'stream.ended',
  'recording.opened',
  'recording.stored',
  'recording.gap',
  'recording.closed',
  'recording.linked',
  'recording.held',
  'recording.released',
  'recording.deleted',
  'recording.exported',
  'clip.marked',
  'clip.withdrawn',
  'clearance.proposed',
  'clearance.baked',
  'clearance.failed',
  'clearance.reviewed',
  'clearance.cleared',
  'clearance.refused',
  'clearance.withdrawn',
  'session.planned',
  'session.changed',
  'session.cancelled',
  'session.invited',
  'session.uninvited',
  'session.summons-issued',
  'session.summons-served',
  'session.arrived',
  'session.arrival-undone',
  'session.run-sheet',
  'session.items-withdrawn',
  'session.began',
  'session.moved',
  'session.paused',
  'session.resumed',
  'session.held',
  'session.unheld',
  'session.ended',
  'session.item-failed',
  'session.shown',
  'session.talk',
  'session.outcome',
  'session.outcome-undone',
  'wall.added',
  'wall.changed',
  'wall.directed',
  'room.changed',
  'display.paired',
  'display.moved',
  'display.revoked',
  'alert.acknowledged',
  'alert.reopened',
  'draw.opened',
  'draw.drawn',
  'draw.closed',
  'amend.corrected',
  'amend.reversed',
  'clock.day-turned',
]);
