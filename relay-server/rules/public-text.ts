import { withoutNumbers } from './names/numbers.ts';

/** What of a case must not stand in what an audience reads. */
export interface CaseSecrets {
  /** Of persons, companies and organisations, in clear. */
  readonly names: readonly string[];
  /** Identity numbers, phones, addresses, registrations. */
  readonly others: readonly string[];
}

/** Blanks of any kind, and signs that are not seen: they part nothing for a reader. */
const UNSEEN = /[\s\u200b-\u200f\u2060\ufeff·•]/gu;
const plain = (text: string) => text.normalize('NFKC').replace(UNSEEN, '');

/** Of a court (2024)粤0607民初1号, of arbitration and other instruments 案字〔2024〕1号. */
const CASE_NUMBER =
  /\(20\d{2}\)(?:最高法|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼兵])[^,。;、]{0,12}\d号|字第?[〔[(]?(?:20\d{2}[〕\])])?第?\d+号/u;
const LONG_NUMBER = /\d{7,}/u;
const ADDRESS =
  /[路街道巷里村苑园区厦场][^,。;、]{0,8}?\d+(?:号|栋|幢|座|室|单元|房)|\d+(?:号楼|栋|幢|单元|室)/u;
const FORM = /(?:股份|集团)?(?:有限)?(?:责任)?公司$|(?:个体工商户)$/u;
/** The distinctive part of a company's name, where it is long enough to be told by. */
const LEAST_PART = 4;

/**
 * Why a text may not be read by an audience outside the bureau, in Chinese; null: nothing is found. It
 * finds what is written out; that a text says nothing else of anybody a reviewer sees to. Pure.
 */
export function publicTextFault(text: string, secrets: CaseSecrets): string | null {
  const said = plain(text);
  if (secrets.names.some((name) => says(said, name))) return '含有当事人的姓名或名称，请改用化名';
  if (CASE_NUMBER.test(said)) return '含有案号或文书号，请删去';
  const isNumbered = withoutNumbers(said) !== said || LONG_NUMBER.test(said);
  if (isNumbered) return '含有证件、账号、电话、车牌或权证号码，请删去';
  const isKnown = secrets.others.some((other) => other !== '' && said.includes(plain(other)));
  if (isKnown || ADDRESS.test(said)) return '含有地址、门牌或当事人的其他资料，请删去';
  return null;
}

/** Why a name is not a masked one; null: it is. Pure. */
export function maskedNameFault(name: string, secrets: CaseSecrets): string | null {
  const fault = publicTextFault(name, secrets);
  if (fault !== null) return fault;
  return plain(name).includes('某') ? null : '须写化名，如：张某、某建材公司';
}

function says(said: string, name: string): boolean {
  const whole = plain(name);
  // One character is no name that could be told from any other word.
  if (whole.length < 2) return false;
  const part = whole.replace(FORM, '');
  return said.includes(whole) || (part.length >= LEAST_PART && said.includes(part));
}
