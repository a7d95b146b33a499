import { useEffect, useReducer, useRef, useState } from 'react';
import type { MapUnit } from '../../../../charts/district-map/units.option.ts';
import { useServerClock } from '../../../../replica/use-replica.ts';
import { useFieldStreams } from '../../field-video/use-field-streams.ts';
import { fieldUnits, keepUnits, PlaceAges } from './field-units.ts';

const LOOK_AGAIN_MS = 10_000;

/** The units in the field; the same list until something on the map would change. */
export function useFieldUnits(): readonly MapUnit[] {
  const streams = useFieldStreams();
  const serverNow = useServerClock();
  const [ages] = useState(() => new PlaceAges());
  const [, again] = useReducer((times: number) => times + 1, 0);
  const kept = useRef<readonly MapUnit[]>([]);
  kept.current = keepUnits(
    kept.current,
    fieldUnits(streams.values(), (id, at) => ages.ageOf(id, at, serverNow(), performance.now())),
  );
  const somebody = kept.current.length > 0;
  useEffect(() => {
    if (!somebody) return;
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [somebody]);
  return kept.current;
}
