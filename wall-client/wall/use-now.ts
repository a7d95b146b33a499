import { useEffect, useState } from 'react';

/** The relay's time, renewed just after each full second. */
export function useNow(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = serverNow();
      setNow(at);
      timer = setTimeout(tick, 1005 - (at % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [serverNow]);
  return now;
}
