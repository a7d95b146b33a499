import { type VisitPage, visitPages } from '../../../../wire/codes.ts';
import { useNavigation } from '../../navigation.ts';

/** The pages by name, the present one marked; a press leads there. */
export function Rail({ page }: { page: VisitPage }) {
  const { openPage } = useNavigation();
  return (
    <nav className="visit-rail" aria-label="参观页">
      {visitPages.codes.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === page ? 'page' : undefined}
          onClick={() => openPage(one)}
        >
          {visitPages.labels[one]}
        </button>
      ))}
      <p>点按数字或按回车，看它是怎么算出来的</p>
    </nav>
  );
}
