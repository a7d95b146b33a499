import { useCallback } from 'react';
import { useSearch } from '../../replica/use-replica.ts';
import { HOLD_MS } from '../control/stage.ts';
import { useNavigation } from '../navigation.ts';
import { SearchDialog } from './SearchDialog.tsx';
import { useLeftAlone } from './use-left-alone.ts';

/**
 * Search over the whole wall: opened by "/", closed by Esc, a hit opens the case. Left alone it goes: it
 * covers the wall, and its hits say how the cases stood when they were asked for.
 */
export default function SearchOverlay({ onClose }: { onClose: () => void }) {
  const search = useSearch();
  const { openCase } = useNavigation();
  useLeftAlone(HOLD_MS, onClose);
  const open = useCallback(
    (caseNumber: string) => {
      onClose();
      openCase(caseNumber);
    },
    [onClose, openCase],
  );
  return <SearchDialog search={search} onClose={onClose} onOpen={open} />;
}
