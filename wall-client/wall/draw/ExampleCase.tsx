import { useCallback } from 'react';
import { exampleAnswer } from '../../../wire/examples.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { usePolled } from '../../desk/api/use-polled.ts';
import { useMeta } from '../../replica/use-replica.ts';
import { count, dotDay } from '../../ui/format.ts';
import { CourseLine } from './CourseLine.tsx';
import './example-case.css';

/** It changes with the court's day; asked for again in case one was missed. */
const EVERY_MS = 600_000;

/**
 * One masked case of those that a figure counts, another one each court day, and how it was found: nobody chose it.
 * Nothing where there is none.
 * @param figure `indicator@period`
 */
export function ExampleCase({ figure }: { figure: string }) {
  const asker = useAsker();
  const today = useMeta('courtToday');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is another question
  const load = useCallback(
    (signal: AbortSignal) =>
      asker.get(`/api/v1/examples/${encodeURIComponent(figure)}`, exampleAnswer, signal),
    [asker, figure, today],
  );
  const { value } = usePolled(load, { every: EVERY_MS, keeps: true });
  if (value === null || value.figure !== figure) return null;
  if (value.course === null || value.count === null) return null;
  return (
    <section className="example-case" data-example={value.day} aria-label="一件案例">
      <p className="example-how">
        按日期 {dotDay(value.day)} 从 {count(value.count)} 件中抽取的一件
      </p>
      <CourseLine course={value.course} />
    </section>
  );
}
