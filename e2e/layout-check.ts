/** One way in which a laid-out page fails its reader. */
export interface LayoutFault {
  kind: 'clipped' | 'overlapping' | 'too-small' | 'outside';
  text: string;
  detail: string;
}

/**
 * To be run inside a page (`page.evaluate(findLayoutFaults)`; it refers to nothing outside itself).
 * Looks at every element that holds visible text of its own and reports:
 * - clipped: text wider or higher than its box, or than an ancestor that hides its overflow;
 * - overlapping: the painted text of two elements, neither inside the other, shares an area;
 * - too-small: below 20 design units (the canvas sets `--u-number`);
 * - outside: text beyond the canvas.
 * Text on a <canvas> is out of its reach.
 */
export function findLayoutFaults(): LayoutFault[] {
  const LEAST_UNITS = 20;
  /** What lies under a modal dialog is meant to be covered. */
  const MODAL = '[aria-modal="true"], dialog';
  const canvas = document.querySelector('.canvas');
  if (!canvas) return [{ kind: 'outside', text: '', detail: 'there is no .canvas' }];
  const unit = Number.parseFloat(getComputedStyle(canvas).getPropertyValue('--u-number'));
  const frame = canvas.getBoundingClientRect();
  const faults: LayoutFault[] = [];
  const slack = 1.5;

  interface Painted {
    element: Element;
    text: string;
    box: { left: number; top: number; right: number; bottom: number };
  }
  const painted: Painted[] = [];

  for (const element of canvas.querySelectorAll('*')) {
    const own = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    // A page made ready beneath the one on show is not to be seen.
    if (own.length === 0 || element.closest('.layer-ahead')) continue;
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    const boxes = own.flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    if (boxes.length === 0) continue;
    const text = own
      .map((node) => node.textContent)
      .join(' ')
      .trim()
      .slice(0, 40);
    const size = Number.parseFloat(style.fontSize);
    // The line box is higher than what is inked: an em around the middle is what meets the eye.
    for (const { left, top, right, bottom } of boxes) {
      const middle = (top + bottom) / 2;
      const box = { left, right, top: middle - size * 0.45, bottom: middle + size * 0.45 };
      painted.push({ element, text, box });
      hiddenPart(element, text, box);
    }
    if (size < LEAST_UNITS * unit - 0.05) {
      faults.push({ kind: 'too-small', text, detail: `${(size / unit).toFixed(1)} u` });
    }
    if (style.display !== 'inline' && element.scrollWidth > element.clientWidth + slack) {
      const detail = `${element.scrollWidth} px in ${element.clientWidth} px`;
      faults.push({ kind: 'clipped', text, detail });
    }
  }

  function hiddenPart(element: Element, text: string, box: Painted['box']) {
    if (
      box.left < frame.left - slack ||
      box.right > frame.right + slack ||
      box.top < frame.top - slack ||
      box.bottom > frame.bottom + slack
    ) {
      faults.push({ kind: 'outside', text, detail: JSON.stringify(box) });
      return;
    }
    for (let up: Element | null = element; up && up !== canvas; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue;
      const clip = up.getBoundingClientRect();
      if (
        box.left < clip.left - slack ||
        box.right > clip.right + slack ||
        box.top < clip.top - slack ||
        box.bottom > clip.bottom + slack
      ) {
        const by = up.getAttribute('aria-label') ?? up.className;
        faults.push({ kind: 'clipped', text, detail: `by ${by}` });
        return;
      }
    }
  }

  painted.forEach((one, at) => {
    for (const other of painted.slice(at + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (one.element.closest(MODAL) !== other.element.closest(MODAL)) continue;
      const wide =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high =
        Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > slack && high > slack) {
        const detail = `with "${other.text}" by ${wide.toFixed(0)} × ${high.toFixed(0)} px`;
        faults.push({ kind: 'overlapping', text: one.text, detail });
      }
    }
  });
  return faults;
}
