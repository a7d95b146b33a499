import type * as z from 'zod/mini';
import {
  assetView,
  caseView,
  measureView,
  partyView,
  paymentView,
  seizureView,
  timelineView,
} from './views/case.ts';
import { clearanceView, clearedView } from './views/clearance.ts';
import { displayView, wallView } from './views/displays.ts';
import { drawView } from './views/draws.ts';
import {
  clipView,
  fieldView,
  recordingNowView,
  recordingView,
  streamView,
} from './views/field-video.ts';
import { showingView } from './views/session.ts';
import { inviteeView, rehearsalView, runItemView, sessionView } from './views/session-console.ts';
import {
  acknowledgedView,
  activityView,
  alertView,
  assetStatusView,
  closingView,
  expiryView,
  metaView,
  pointView,
  statisticView,
  townView,
  trendView,
} from './views/wall.ts';

export * from './views/case.ts';
export * from './views/clearance.ts';
export * from './views/displays.ts';
export * from './views/draws.ts';
export * from './views/field-video.ts';
export * from './views/session.ts';
export * from './views/session-console.ts';
export * from './views/wall.ts';

/**
 * What a display may be sent, topic by topic (audience `bureau`; narrower audiences are subsets).
 * Days are court days, money is fen, instants are UTC ms, names are masked unless said otherwise.
 */
export const views = {
  meta: metaView,
  showing: showingView,
  statistic: statisticView,
  trend: trendView,
  closing: closingView,
  assetStatus: assetStatusView,
  town: townView,
  point: pointView,
  expiry: expiryView,
  alert: alertView,
  acknowledged: acknowledgedView,
  activity: activityView,
  stream: streamView,
  field: fieldView,
  recordingNow: recordingNowView,
  clearance: clearanceView,
  cleared: clearedView,
  session: sessionView,
  invitee: inviteeView,
  runItem: runItemView,
  rehearsal: rehearsalView,
  wall: wallView,
  display: displayView,
  draw: drawView,
  case: caseView,
  party: partyView,
  asset: assetView,
  seizure: seizureView,
  measure: measureView,
  payment: paymentView,
  timeline: timelineView,
  recording: recordingView,
  clip: clipView,
} as const;

export type Topic = keyof typeof views;
export type View<T extends Topic> = z.infer<(typeof views)[T]>;

/** Topics of each scope. A topic outside its scope is never sent. */
export const WALL_TOPICS = [
  'meta',
  'showing',
  'statistic',
  'trend',
  'closing',
  'assetStatus',
  'town',
  'point',
  'expiry',
  'alert',
  'acknowledged',
  'activity',
  'stream',
  'field',
  'recordingNow',
  'clearance',
  'cleared',
  'session',
  'invitee',
  'runItem',
  'rehearsal',
  'wall',
  'display',
  'draw',
] as const satisfies readonly Topic[];
export const CASE_TOPICS = [
  'case',
  'party',
  'asset',
  'seizure',
  'measure',
  'payment',
  'timeline',
  'recording',
  'clip',
] as const satisfies readonly Topic[];
