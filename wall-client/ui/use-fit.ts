import { type RefCallback, useEffect, useState } from 'react';

/**
 * How many rows of `rowUnits` design units fit into an element, so that a list never overflows.
 * @returns a ref for the element, the whole number of rows (0 before the first layout), and the
 *   element's width in ems of the reading size (20 units)
 */
export function useFit<E extends HTMLElement>(
  rowUnits: number,
): { ref: RefCallback<E>; rows: number; ems: number } {
  // State, not a ref object: a list that is mounted after a notice must be measured too.
  const [element, setElement] = useState<E | null>(null);
  const [fit, setFit] = useState({ rows: 0, ems: 0 });
  useEffect(() => {
    if (!element) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(element).getPropertyValue('--u-number'));
      const rows = rowsThatFit(element.clientHeight, rowUnits * unit);
      const ems = Math.floor((element.clientWidth / unit / READ_UNITS) * 2) / 2;
      setFit((now) => (now.rows === rows && now.ems === ems ? now : { rows, ems }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, rowUnits]);
  return { ref: setElement, ...fit };
}

const READ_UNITS = 20;

/** Whole rows of `row` pixels in `height` pixels, forgiving half a pixel of rounding. */
export function rowsThatFit(height: number, row: number): number {
  return row > 0 ? Math.max(0, Math.floor((height + 0.5) / row)) : 0;
}
