import { type ReactNode, useMemo } from 'react';
import { useMeta, useServerClock } from '../replica/use-replica.ts';
import { type Standing, StandingContext } from '../ui/AsOf.tsx';
import type { WallLink } from './use-wall-link.ts';

const MINUTE_MS = 60_000;

/**
 * What every panel stands on. The data's as-of moves with almost every event but is written to the
 * minute: only then are panels rendered anew.
 */
export function StandingProvider({ link, children }: { link: WallLink; children: ReactNode }) {
  const serverNow = useServerClock();
  const exact = useMeta('asOf');
  const asOf = exact === undefined ? null : exact - (exact % MINUTE_MS);
  const { state, stoppedAt } = link;
  const standing: Standing = useMemo(
    () => ({ asOf, link: state, stoppedAt, now: serverNow }),
    [asOf, state, stoppedAt, serverNow],
  );
  return <StandingContext value={standing}>{children}</StandingContext>;
}
