import { useEffect, useState } from 'react';
import type { FigureAnswer, IndicatorView } from '../../wire/figures.ts';
import type { Asker } from '../desk/api/ask.ts';
import { wordsOf } from '../desk/api/refused.ts';
import { useAsker } from '../desk/api/use-asker.ts';
import { askFigureOf } from './indicators-api.ts';

/** A figure by `indicator@period`: its answer, or why there is none. */
export type Values = ReadonlyMap<string, FigureAnswer | string>;

/** So many questions at a time: the relay has others to answer. */
const AT_ONCE = 3;

/**
 * The present values of indicators, one after the other.
 * @param round another one asks for all anew; what was known stays until then
 */
export function useValues(indicators: readonly IndicatorView[], round: number): Values {
  const asker = useAsker();
  const [values, setValues] = useState<Values>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks anew
  useEffect(() => {
    const stop = new AbortController();
    const wanted = indicators.flatMap(({ id, periods }) =>
      periods.map((period) => ({ id, period })),
    );
    const take = (key: string, value: FigureAnswer | string) =>
      setValues((before) => new Map(before).set(key, value));
    const askers = Array.from({ length: AT_ONCE }, () => askAll(asker, wanted, take, stop.signal));
    Promise.all(askers).catch((error: unknown) => {
      if (!stop.signal.aborted) console.error('指标数值未能取全', error);
    });
    return () => stop.abort();
  }, [asker, indicators, round]);
  return values;
}

async function askAll(
  asker: Asker,
  wanted: { id: string; period: string }[],
  take: (key: string, value: FigureAnswer | string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let next = wanted.shift(); next && !signal.aborted; next = wanted.shift()) {
    const key = `${next.id}@${next.period}`;
    try {
      take(key, await askFigureOf(asker, { ...next, by: null }, signal));
    } catch (error) {
      signal.throwIfAborted();
      take(key, wordsOf(error));
    }
  }
}
