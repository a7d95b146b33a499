import type { Showing, ShownItem } from '../../../../wire/views.ts';

/** What a wall that follows `showing` shows at an instant. */
export type PreviewState =
  | { readonly kind: 'none' | 'held' }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'law'; readonly item: ShownItem }
  | {
      readonly kind: 'clip';
      readonly item: ShownItem;
      readonly derivativeId: string;
      readonly atMs: number;
      readonly runs: boolean;
    };

/** @param now the relay's machine's clock, UTC ms; null: not known yet */
export function previewOf(showing: Showing | undefined, now: number | null): PreviewState {
  if (!showing) return { kind: 'none' };
  if (showing.held) return { kind: 'held' };
  const { now: item, timeline, title } = showing;
  if (!item) return { kind: 'title', title };
  if (item.law) return { kind: 'law', item };
  if (!item.clip || !timeline) return { kind: 'title', title: item.title };
  const { startsAt, offsetMs, pausedAtMs, ms } = timeline;
  const at = pausedAtMs ?? offsetMs + Math.max(0, (now ?? startsAt) - startsAt);
  return {
    ...{ kind: 'clip', item, derivativeId: item.clip.derivativeId },
    atMs: ms === null ? at : Math.min(at, ms),
    runs: pausedAtMs === null && now !== null && now >= startsAt && (ms === null || at < ms),
  };
}
