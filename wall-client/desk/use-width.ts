import { type RefCallback, useEffect, useState } from 'react';

/** An element's width in CSS pixels, as it changes; 0 before the first layout. */
export function useWidth<E extends HTMLElement>(): {
  ref: RefCallback<E>;
  element: E | null;
  width: number;
} {
  const [element, setElement] = useState<E | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref: setElement, element, width };
}
