import { type RefObject, useLayoutEffect, useState } from 'react';

/** Size of an element in whole design units; null until it has been laid out. */
export function useBox(
  ref: RefObject<HTMLElement | null>,
  unit: number,
): { width: number; height: number } | null {
  const [box, setBox] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () => {
      const width = Math.floor(element.clientWidth / unit);
      const height = Math.floor(element.clientHeight / unit);
      setBox((before) =>
        before?.width === width && before.height === height ? before : { width, height },
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, unit]);
  return box;
}
