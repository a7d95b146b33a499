import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { onFontsArrived } from '../../../ui/fonts-ahead.ts';
import { useBox } from './use-box.ts';
import './FitList.css';

export interface FitListProps {
  /** Entries in order of importance, each with its key. */
  entries: readonly { key: string; node: ReactNode }[];
  /** Said in place of those that do not fit. */
  rest: (hidden: number) => string;
  unit: number;
  label: string;
}

/** A list that shows as many whole entries as its box holds, and says how many it leaves out. */
export function FitList({ entries, rest, unit, label }: FitListProps) {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const size = useBox(box, unit);
  const fonts = useFontsLoaded();
  const [fitted, setFitted] = useState<Fitted | null>(null);
  const current =
    fitted?.entries === entries && fitted.size === size && fitted.fonts === fonts ? fitted : null;

  useLayoutEffect(() => {
    if (current || !list.current || !box.current) return;
    const bottoms = [...list.current.children].map((child) => child.getBoundingClientRect().bottom);
    const { bottom } = box.current.getBoundingClientRect();
    setFitted({ entries, size, fonts, shown: wholeEntries(bottoms, bottom, unit * REST_HEIGHT) });
  }, [current, entries, size, fonts, unit]);

  const shown = current ? current.shown : entries.length;
  const hidden = entries.length - shown;
  return (
    <div className="fit" ref={box}>
      <ul className="fit-list" ref={list} aria-label={label}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.key}>{entry.node}</li>
        ))}
      </ul>
      {hidden > 0 && <p className="fit-rest">{rest(hidden)}</p>}
    </div>
  );
}

const REST_HEIGHT = 32;

/** What a count of whole entries was taken for: it holds until one of these changes. */
interface Fitted {
  readonly entries: unknown;
  readonly size: unknown;
  readonly fonts: number;
  readonly shown: number;
}

/** Grows when fonts have arrived: lines then break elsewhere. */
function useFontsLoaded(): number {
  const [loads, setLoads] = useState(0);
  useEffect(() => onFontsArrived(() => setLoads((before) => before + 1)), []);
  return loads;
}

/**
 * How many entries end above `bottom` (all in px). When not all do, room is kept for the line that
 * counts the others.
 */
export function wholeEntries(bottoms: readonly number[], bottom: number, rest: number): number {
  const within = (limit: number) => {
    const first = bottoms.findIndex((each) => each > limit + 0.5);
    return first < 0 ? bottoms.length : first;
  };
  return within(bottom) === bottoms.length ? bottoms.length : within(bottom - rest);
}
