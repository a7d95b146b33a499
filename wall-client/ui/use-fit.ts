import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * How many rows of `rowUnits` design units fit into an element, so that a list never overflows.
 * @returns a ref for the element, and the whole number of rows (0 before the first layout)
 */
export function useFit<E extends HTMLElement>(
  rowUnits: number,
): { ref: RefObject<E | null>; rows: number } {
  const ref = useRef<E>(null);
  const [rows, setRows] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(element).getPropertyValue('--u-number'));
      setRows(rowsThatFit(element.clientHeight, rowUnits * unit));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [rowUnits]);
  return { ref, rows };
}

/** Whole rows of `row` pixels in `height` pixels, forgiving half a pixel of rounding. */
export function rowsThatFit(height: number, row: number): number {
  return row > 0 ? Math.max(0, Math.floor((height + 0.5) / row)) : 0;
}
