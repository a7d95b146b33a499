import type { ClearanceItem } from '../../../wire/clearance.ts';
import { stageOf, stageWords } from './standing.ts';

const SIGNS = { none: '', baking: '…', baked: '◔', reviewed: '◑', shown: '●', ended: '○' } as const;

/** How a clip stands, by word and sign. */
export function Badge({ clearance }: { clearance: ClearanceItem | null }) {
  const stage = stageOf(clearance);
  if (stage === 'none') return null;
  return (
    <span className="tag clearance-badge" data-stage={stage}>
      <span aria-hidden="true">{SIGNS[stage]}</span>
      {stageWords(clearance)}
    </span>
  );
}
