import {
  type AlertLevel,
  type RecordingGap,
  recordingGaps,
  type StreamEnd,
  streamEnds,
} from '../../../wire/codes.ts';
import type { Alert } from '../alerts.ts';
import { dayOf, plusDays } from '../days.ts';

/**
 * Ends of a coming-in after which a stream is lost (domain notes §7: nothing for more than 10 s, or what
 * came could not be read). A device that hangs up, and a stream that is revoked, have ended in order.
 */
const LOST: ReadonlySet<StreamEnd> = new Set(['silent', 'unreadable', 'failed']);

/** The aggregate that an alert of a lost stream is named after, whatever day its run began on. */
export const lostStreamKey = (streamId: string) => `stream:${streamId}`;

const lostId = (day: string) => `streamLost:${day}`;

/** 现场视频中断. @param at when the coming-in ended, UTC ms; null: it ended in order */
export function streamLostAlert(title: string, reason: StreamEnd, at: number): Alert | null {
  if (!LOST.has(reason)) return null;
  const since = dayOf(at);
  return {
    ...{ id: lostId(since), kind: 'streamLost', level: 'critical' },
    ...{ subject: title, text: `${streamEnds.labels[reason]}，画面尚未恢复`, since, dueOn: null },
  };
}

/** Ids of what may stand of a stream's losses on a day: those of the day and of the one before. */
export function lostIdsOn(day: string): readonly string[] {
  return [lostId(day), lostId(plusDays(day, -1))];
}

/** That a bound is reached is as it was set; everything else wants somebody. */
const levelOf = (reason: RecordingGap): AlertLevel => (reason === 'bounded' ? 'info' : 'critical');

/** 现场录像中断: a stream comes in and is not kept. @param from UTC ms */
export function recordingStoppedAlert(title: string, reason: RecordingGap, from: number): Alert {
  return {
    ...{ id: 'recordingStopped', kind: 'recordingStopped', level: levelOf(reason) },
    ...{ subject: title, text: `${recordingGaps.labels[reason]}，直播不受影响` },
    ...{ since: dayOf(from), dueOn: null },
  };
}
