import { coerciveMeasures, seizureMeasures } from '../../../../wire/codes.ts';
import type { ShownItem } from '../../../../wire/views.ts';
import { shorten, widthInEms } from '../../../ui/shorten.ts';
import { caseTypeWords } from './words.ts';

/** So much of a law's name stands in one line of the larger type. */
const LARGE_EMS = 25;

/**
 * Of a clip: case type, masked name, measure, legal basis; of a law page: where it stands.
 * @param aside there is room of its own for the legal basis
 */
export function LowerThird({ item, aside }: { item: ShownItem; aside: boolean }) {
  if (item.law) {
    return (
      <div className="warning-third warning-third-law">
        <p
          className={`warning-third-basis${widthInEms(item.law.basis) > LARGE_EMS ? '' : ' large'}`}
        >
          {shorten(item.law.basis, 72)}
        </p>
      </div>
    );
  }
  if (!item.lowerThird) return null;
  const { caseType, maskedParty, measure, legalBasis } = item.lowerThird;
  const who = [caseType && caseTypeWords(caseType), maskedParty].filter((each) => each);
  const labels: Record<string, string> = { ...seizureMeasures.labels, ...coerciveMeasures.labels };
  return (
    <>
      <div className="warning-third">
        <p className="warning-third-who">{shorten(who.join(' · ') || item.title, 24)}</p>
        <p className="warning-third-what">
          {measure && <strong>{labels[measure] ?? measure}</strong>}
          <span>{shorten(!aside && legalBasis ? legalBasis : item.title, 34)}</span>
        </p>
      </div>
      {aside && legalBasis && (
        <div className="warning-basis">
          <h2>法律依据</h2>
          <p>{shorten(legalBasis, 90)}</p>
        </div>
      )}
    </>
  );
}
