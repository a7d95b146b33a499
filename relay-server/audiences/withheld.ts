import { randomUUID } from 'node:crypto';
import type { ClearanceAudience } from '../../wire/codes.ts';
import type { Showing } from '../../wire/views.ts';
import type { Audience } from './audience.ts';

/** A derivative that may be shown no more although the log does not say so yet. */
export interface WithheldClip {
  readonly derivativeId: string;
  /** What chapters call it. */
  readonly publicTitle: string;
  readonly audiences: readonly ClearanceAudience[];
}

/**
 * An audience that is not sent withheld clips: neither that there are such nor that one is on; a wall that plays
 * one is held. It is another policy than that of the audience, so that displays drop what they hold (SPEC F-5).
 */
export function withhold(
  audience: Audience,
  mode: ClearanceAudience,
  clips: readonly WithheldClip[],
): Audience {
  const mine = clips.filter(({ audiences }) => audiences.includes(mode));
  if (mine.length === 0) return audience;
  const { cleared, showing } = audience.wall;
  return {
    ...audience,
    variant: `-${randomUUID().slice(0, 8)}`,
    wall: {
      ...audience.wall,
      ...(cleared && {
        cleared: (data, id) =>
          mine.some(({ derivativeId }) => derivativeId === id) ? undefined : cleared(data, id),
      }),
      ...(showing && {
        showing: (data, id) => {
          const view = showing(data, id);
          return view && showingWithout(view, mine);
        },
      }),
    },
  };
}

function showingWithout(view: Showing, clips: readonly WithheldClip[]): Showing {
  const ids = new Set(clips.map(({ derivativeId }) => derivativeId));
  const titles = new Set(clips.map(({ publicTitle }) => publicTitle));
  const isWithheld = (item: Showing['now']) =>
    item?.clip != null && ids.has(item.clip.derivativeId);
  const isOn = isWithheld(view.now);
  return {
    ...view,
    ...(isOn && { now: null, timeline: null, held: true }),
    next: isWithheld(view.next) ? null : view.next,
    chapters: view.chapters.filter(({ kind, title }) => kind !== 'clip' || !titles.has(title)),
  };
}
