import { createContext, useContext } from 'react';
import { clockTime, shortMoment } from './format.ts';

/** What every panel stands on; provided once by the shell. */
export interface Standing {
  /** UTC ms of the whole picture's data; null before the first frame. */
  asOf: number | null;
  link: 'live' | 'stale' | 'lost';
  /** UTC ms of the last word from the relay while the link is not live. */
  stoppedAt: number | null;
  /** The relay's clock, UTC ms. */
  now?: () => number;
}

export const StandingContext = createContext<Standing>({
  asOf: null,
  link: 'live',
  stoppedAt: null,
});

/** The as-of of a panel, in words: live "截至 11-27 15:59", else "数据停于 10:42:07". */
export function AsOf({ at }: { at?: number | null }) {
  const standing = useContext(StandingContext);
  const asOf = at === undefined ? standing.asOf : at;
  if (standing.link !== 'live' && standing.stoppedAt !== null) {
    return <span className="as-of as-of-stopped">数据停于 {clockTime(standing.stoppedAt)}</span>;
  }
  if (asOf === null) return <span className="as-of">等待数据</span>;
  return <span className="as-of">截至 {shortMoment(asOf)}</span>;
}
