import { normaliseCaseNumber, partsOfCaseNumber } from '../../wire/primitives.ts';

/** What of a case can be found, prepared once. */
export interface Findable {
  readonly caseNumber: string;
  readonly year: number;
  readonly serial: number;
  /** Names in clear and masked, folded. */
  readonly names: readonly string[];
}

/** How well a case fits: 2 exactly, 1 in part, 0 not. */
type Fit = 0 | 1 | 2;

/** Text as it is compared: width, case and blanks do not matter. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/**
 * What a person typed, as a test on cases: a case number however spelled, part of one, a year and a
 * serial (`2024 123`), the beginning of a serial (`12`), or part of a party's or company's name.
 */
export function finder(text: string): (candidate: Findable) => Fit {
  const spaced = text.normalize('NFKC').trim();
  const tests = [serialTest(spaced), caseNumberTest(spaced), nameTest(spaced)];
  return (candidate) =>
    tests.reduce<Fit>((best, test) => {
      const fit = test(candidate);
      return fit > best ? fit : best;
    }, 0);
}

/** Best first, then the newest. */
export function byFit(a: { fit: Fit; of: Findable }, b: { fit: Fit; of: Findable }): number {
  return b.fit - a.fit || b.of.year - a.of.year || b.of.serial - a.of.serial;
}

/** Year and serial of a case number, as far as it is one. */
export function placeOf(caseNumber: string): { year: number; serial: number } {
  const { year = 0, serial = 0 } = partsOfCaseNumber(caseNumber) ?? {};
  return { year, serial };
}

function serialTest(text: string): (candidate: Findable) => Fit {
  const match = /^(?:(20\d{2})[^\d]+)?(\d{1,6})$/.exec(text);
  const [, year, digits] = match ?? [];
  if (digits === undefined) return () => 0;
  return (candidate) => {
    if (year !== undefined && candidate.year !== Number(year)) return 0;
    const serial = String(candidate.serial);
    if (serial === digits) return 2;
    return serial.startsWith(digits) ? 1 : 0;
  };
}

function caseNumberTest(text: string): (candidate: Findable) => Fit {
  const wanted = normaliseCaseNumber(text);
  if (!/执|号|（/.test(wanted)) return () => 0;
  return ({ caseNumber }) => {
    if (caseNumber === wanted || caseNumber.endsWith(`${wanted.replace(/号$/, '')}号`)) return 2;
    return caseNumber.includes(wanted) ? 1 : 0;
  };
}

function nameTest(text: string): (candidate: Findable) => Fit {
  const wanted = folded(text);
  if (wanted === '' || /^\d+$/.test(wanted)) return () => 0;
  return ({ names }) => {
    if (names.includes(wanted)) return 2;
    return names.some((name) => name.includes(wanted)) ? 1 : 0;
  };
}
