import { useCallback } from 'react';
import { useAsker } from '../../../desk/api/use-asker.ts';
import { usePolled } from '../../../desk/api/use-polled.ts';
import { inStep, playingAnswer } from './displays-in-step.ts';

const OFTEN_MS = 2_000;

/** Whether the wall's displays play what they should, together. */
export function DisplaysInStep({ wallId, itemId }: { wallId: string; itemId: string | null }) {
  const asker = useAsker();
  const load = useCallback(
    (signal: AbortSignal) => asker.get('/api/v1/displays', playingAnswer, signal),
    [asker],
  );
  const { value } = usePolled(load, { every: OFTEN_MS, keeps: true });
  if (!value) return null;
  const all = inStep(value, wallId, itemId);
  if (all.length === 0) return <p className="warn">▲ 这块大屏还没有屏幕</p>;
  return (
    <ul className="in-step" aria-label="各屏">
      {all.map(({ key, name, word, isGood }) => (
        <li key={key}>
          <span className={isGood ? 'on-air' : 'warn'}>{isGood ? '●' : '▲'}</span> {name}{' '}
          <span className="hint">{word}</span>
        </li>
      ))}
    </ul>
  );
}
