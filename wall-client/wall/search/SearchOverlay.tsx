import { useSearch } from '../../replica/use-replica.ts';
import { useNavigation } from '../navigation.ts';
import { SearchDialog } from './SearchDialog.tsx';

/** Search over the whole wall: opened by "/", closed by Esc, a hit opens the case. */
export default function SearchOverlay({ onClose }: { onClose: () => void }) {
  const search = useSearch();
  const { openCase } = useNavigation();
  return (
    <SearchDialog
      search={search}
      onClose={onClose}
      onOpen={(caseNumber) => {
        onClose();
        openCase(caseNumber);
      }}
    />
  );
}
