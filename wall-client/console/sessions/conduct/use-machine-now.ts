import { useEffect, useState } from 'react';
import { useMachineClock } from '../../../replica/use-replica.ts';

const TICK_MS = 250;

/** The relay's machine's clock, renewed four times a second; null: not known yet. */
export function useMachineNow(): number | null {
  const clock = useMachineClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
