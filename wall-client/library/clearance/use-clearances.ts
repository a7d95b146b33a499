import { createContext, useContext, useMemo } from 'react';
import type { ClearanceItem } from '../../../wire/clearance.ts';
import { useAsker } from '../../desk/api/use-asker.ts';
import { ClearanceApi } from './clearance-api.ts';

export function useClearanceApi(): ClearanceApi {
  const asker = useAsker();
  return useMemo(() => new ClearanceApi(asker), [asker]);
}

/** How the clips of the open recording stand, by clip; and what asks anew. */
export interface Clearances {
  readonly of: (clipId: string) => ClearanceItem | null;
  readonly again: () => void;
}

export const ClearancesContext = createContext<Clearances>({
  of: () => null,
  again: () => undefined,
});
export const useClearances = (): Clearances => useContext(ClearancesContext);
