import { useEffect, useState } from 'react';
import { heldSelection, stepSelection } from './selection.utils.ts';

/** How long one asset is shown while the wall leads through a case by itself, ms. */
const TOUR_MS = 7000;
/** After a person has chosen an asset, the tour rests this long, ms. */
const REST_MS = 60_000;

/**
 * The selected asset: by touch, by the up and down keys, else one after another.
 * @param resting the assets are not on the screen: nothing moves, and the keys are not theirs
 */
export function useSelection(tour: readonly string[], touring: boolean, resting: boolean) {
  const [choice, setChoice] = useState<{ id: string | null; byHand: boolean }>({
    id: null,
    byHand: false,
  });
  const selected = heldSelection(tour, choice.id);

  useEffect(() => {
    if (!touring || resting || tour.length < 2) return;
    const timer = setTimeout(
      () => setChoice({ id: stepSelection(tour, selected, 1), byHand: false }),
      choice.byHand ? REST_MS : TOUR_MS,
    );
    return () => clearTimeout(timer);
  }, [touring, resting, tour, selected, choice.byHand]);

  useEffect(() => {
    if (resting) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      if (by === null) return;
      event.preventDefault();
      setChoice({ id: stepSelection(tour, selected, by), byHand: true });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [resting, tour, selected]);

  return { selected, select: (id: string) => setChoice({ id, byHand: true }) };
}
