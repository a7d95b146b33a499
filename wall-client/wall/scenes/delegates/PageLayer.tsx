import { startTransition, useCallback, useEffect, useState } from 'react';
import type { VisitPage } from '../../../../wire/codes.ts';
import type { Arrangement } from '../scene.ts';
import { whenIdle } from './idle.ts';
import { Page } from './Page.tsx';

/** `ahead`: nobody has asked for the page yet; it is made ready unseen. */
export type Part = 'shown' | 'waiting' | 'entering' | 'ahead';

const LOOKS: Readonly<Record<Part, string>> = {
  shown: 'layer',
  waiting: 'layer layer-waiting',
  entering: 'layer layer-entering',
  ahead: 'layer layer-ahead',
};
const PARTS = 3;

/** @param onDrawn once the page is wanted and its charts are drawn, also where they were drawn ahead */
export function PageLayer({
  page,
  part,
  arrangement,
  unit,
  onDrawn,
}: {
  page: VisitPage;
  part: Part;
  arrangement: Arrangement;
  unit: number;
  onDrawn: () => void;
}) {
  const isWanted = part !== 'ahead';
  const parts = useParts(isWanted);
  const [isDrawn, setDrawn] = useState(false);
  const drawn = useCallback(() => setDrawn(true), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when both have come true, not with each render
  useEffect(() => {
    if (isDrawn && isWanted) onDrawn();
  }, [isDrawn, isWanted]);
  return (
    <div className={LOOKS[part]} inert={!isWanted}>
      <Page {...{ page, parts, arrangement, unit }} onDrawn={drawn} />
    </div>
  );
}

/** Parts of the page that are there: all as soon as it is wanted; before that one more whenever there is time. */
function useParts(isWanted: boolean): number {
  const [parts, setParts] = useState(isWanted ? PARTS : 1);
  useEffect(() => {
    if (isWanted) setParts(PARTS);
    if (isWanted || parts === PARTS) return undefined;
    return whenIdle(() => startTransition(() => setParts(parts + 1)));
  }, [isWanted, parts]);
  return isWanted ? PARTS : parts;
}
