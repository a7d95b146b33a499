/** Case numbers: how they are written, and how people write them. Without zod, so that a page can have it. */
const CASE_NUMBER =
  /^（(20\d{2})）(最高法|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼兵])(\d{2}|\d{4})?(执恢|执保|执异|执复|执监|执协|执他|执)(\d{1,6})号(?:之([一二三四五六七八九十]+))?$/;

/** Case types of the execution department; the label is how a screen says it. */
export const CASE_TYPES = ['执', '执恢', '执保', '执异', '执复', '执监', '执协', '执他'] as const;
export type CaseType = (typeof CASE_TYPES)[number];

/** Half-width brackets, full-width digits and stray blanks are how people type a case number. */
export function normaliseCaseNumber(input: string): string {
  // As programs write it: nothing to be done.
  if (CASE_NUMBER.test(input) && !input.includes('之')) return input;
  return input
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[([【〔]/g, '（')
    .replace(/[)\]】〕]/g, '）')
    .replace(/号之[一二三四五六七八九十]+$/, '号');
}

/** Whether a normalised text is a case number. */
export function isCaseNumber(value: string): boolean {
  return CASE_NUMBER.test(value);
}

export interface CaseNumberParts {
  year: number;
  court: string;
  type: CaseType;
  serial: number;
}

/** Takes a normalised case number apart; undefined when it is none. */
export function partsOfCaseNumber(value: string): CaseNumberParts | undefined {
  const match = CASE_NUMBER.exec(value);
  const [, year, province, code, type, serial] = match ?? [];
  const known = CASE_TYPES.find((each) => each === type);
  if (!year || !province || !known || !serial) return undefined;
  return {
    year: Number(year),
    court: province + (code ?? ''),
    type: known,
    serial: Number(serial),
  };
}
