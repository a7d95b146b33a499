import type { ShownItem, View } from '../../../../wire/views.ts';
import type { DeckPicture } from '../../../player/sync/deck-picture.ts';
import type { Programme } from '../../../player/sync/sync-player.ts';

export type Showing = View<'showing'>;

/** What the player is to do; null: nothing of the session is to be seen. */
export function programmeOf(showing: Showing | undefined): Programme | null {
  if (!showing?.now || !showing.timeline) return null;
  const { now, next, timeline } = showing;
  const { startsAt, offsetMs, pausedAtMs } = timeline;
  return {
    itemId: now.itemId,
    clip: clipOf(now),
    timing: { startsAt, offsetMs, pausedAtMs },
    next: next && clipOf(next),
  };
}

function clipOf({ itemId, clip, ms }: ShownItem): Programme['clip'] {
  if (!clip) return null;
  const url = `/video/cleared/${encodeURIComponent(clip.derivativeId)}.mp4`;
  return { itemId, url, ms: ms ?? Number.POSITIVE_INFINITY };
}

/** What the wall's stage shows. */
export type Face =
  /** No session is on, or it is about to begin. */
  | { readonly show: 'wait' }
  /** 休屏 by the operator. */
  | { readonly show: 'held' }
  /** The run-sheet is at its end. */
  | { readonly show: 'end' }
  /** `fetching`: its first picture is not there yet; `stuck`: its last one stands for want of the next. */
  | { readonly show: 'clip'; readonly item: ShownItem; readonly note: 'fetching' | 'stuck' | null }
  | {
      readonly show: 'law';
      readonly item: ShownItem;
      readonly title: string;
      readonly text: string;
    }
  /** Talk, pause, or a clip that has nothing to show (any more); `failed`: it cannot be shown. */
  | { readonly show: 'card'; readonly item: ShownItem; readonly failed: boolean };

/**
 * @param item on the screen now: until its successor's instant that is not `showing.now`
 * @param seen a picture of it has been on the screen
 */
export function faceOf(
  showing: Showing | undefined,
  item: ShownItem | null,
  picture: DeckPicture,
  seen: boolean,
): Face {
  if (!showing) return { show: 'wait' };
  if (showing.held) return { show: 'held' };
  if (!showing.now) return { show: 'end' };
  if (!item) return { show: 'wait' };
  if (item.law) return { show: 'law', item, title: item.title, text: item.law.text };
  if (!item.clip) return { show: 'card', item, failed: false };
  if (picture === 'failed') return { show: 'card', item, failed: true };
  if (picture === 'over') return { show: 'card', item, failed: false };
  if (picture === 'moving' || picture === 'standing') return { show: 'clip', item, note: null };
  return { show: 'clip', item, note: seen ? 'stuck' : 'fetching' };
}

export interface Chapter {
  readonly itemId: string;
  readonly number: number;
  readonly title: string;
  readonly kind: ShownItem['kind'];
  readonly current: boolean;
}

/** The chapters around the current one, so many as there is room for: one that is over, then what comes. */
export function chaptersAround(
  chapters: Showing['chapters'],
  itemId: string | null,
  room: number,
): Chapter[] {
  const at = chapters.findIndex((each) => each.itemId === itemId);
  const last = Math.max(0, chapters.length - room);
  const from = Math.min(last, Math.max(0, at - 1));
  return chapters.slice(from, from + room).map(({ itemId: id, kind, title }, n) => ({
    itemId: id,
    number: from + n + 1,
    title,
    kind,
    current: id === itemId,
  }));
}
