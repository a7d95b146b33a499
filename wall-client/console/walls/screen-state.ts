import { visitPages, wallScenes } from '../../../wire/codes.ts';
import type { Screen } from './walls-api.ts';

/** How a display stands: nothing connected, connected but not up to date, or live. */
export type ScreenState = 'live' | 'lagging' | 'offline';

export const STATE_WORDS: Readonly<Record<ScreenState, string>> = {
  live: '● 在线',
  lagging: '▲ 滞后',
  offline: '✕ 离线',
};

/** Displays report every 2 s: silent for longer, something is wrong. */
const SILENT_MS = 6_000;

/** The newest word of a display's pages; null: none is open. */
export function newestOf(screens: readonly Screen[]): Screen | null {
  const at = ({ report }: Screen) => report?.at ?? 0;
  return screens.reduce<Screen | null>(
    (newest, each) => (newest === null || at(each) > at(newest) ? each : newest),
    null,
  );
}

/** @param now UTC ms of the relay's machine; null: not known yet */
export function stateOf(screen: Screen | null, now: number | null): ScreenState {
  if (screen === null) return 'offline';
  const { report, live } = screen;
  const isSilent = report !== null && now !== null && now - report.at > SILENT_MS;
  return !live || isSilent || (report !== null && report.link !== 'live') ? 'lagging' : 'live';
}

export interface ScreenFacts {
  /** What it shows. */
  readonly shows: string;
  /** Events that it is behind the newest. */
  readonly behind: string;
  readonly latency: string;
  /** How far its picture is from the others'; null: it shows no moving picture. */
  readonly skew: string | null;
  readonly seen: number | null;
}

const NONE = '—';

/**
 * What a display says of itself, in words.
 * @param head newest seq that is known here
 */
export function factsOf(screen: Screen | null, head: number): ScreenFacts {
  const report = screen?.report ?? null;
  if (report === null) {
    return { shows: NONE, behind: NONE, latency: NONE, skew: null, seen: null };
  }
  const { scene, caseNumber, streamId, page, figure, rotating, seq, latencyMs, play, at } = report;
  const known = wallScenes.codes.find((code) => code === scene);
  const told = visitPages.codes.find((code) => code === page);
  const what = [
    ...[known === undefined ? scene : wallScenes.labels[known], caseNumber, streamId],
    ...[told === undefined ? null : visitPages.labels[told], figure ?? null],
  ];
  const behind = Math.max(0, head - seq);
  const skewMs = play?.skewMs ?? null;
  return {
    shows: [...what, rotating ? '轮播中' : null].filter((part) => part !== null).join('　') || NONE,
    behind: behind === 0 ? '无' : `${behind} 条`,
    latency: latencyMs === null ? NONE : `${Math.round(latencyMs)} 毫秒`,
    skew: skewMs === null ? null : `${skewMs > 0 ? '+' : ''}${Math.round(skewMs)} 毫秒`,
    seen: at,
  };
}

/** When a display spoke last: both by the machine's clock. */
export function agoWords(seen: number | null, now: number | null): string {
  if (seen === null || now === null) return NONE;
  const seconds = Math.max(0, Math.round((now - seen) / 1000));
  if (seconds < 60) return `${seconds} 秒前`;
  return `${Math.floor(seconds / 60)} 分钟前`;
}
