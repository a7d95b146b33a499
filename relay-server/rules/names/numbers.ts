/**
 * Numbers that point at a person or a thing, by their shape: what a source writes into free text without
 * having told it as an identity number, a phone or a registration.
 */
const shapes: readonly RegExp[] = [
  // 身份证号, 银行账号, mobile phones: no other number in a court's text has eleven digits or more.
  /(?<!\d)\d{11,}[\dXx]?(?!\d)/,
  /(?<!\d)\d{4}(?: \d{4}){3,4}(?: \d{1,3})?(?!\d)/,
  /(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)/,
  /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/,
  // 车牌, with or without its dot; new-energy plates have one character more.
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z][·•]?[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d挂学警港澳]/,
  // 不动产权证号 and its forerunners.
  /(?:不动产权|房地?权证|国用)[^，。；、\s]{0,12}?[\dA-Za-z]{4,}号/,
];

const anyShape = new RegExp(shapes.map(({ source }) => source).join('|'), 'gu');

/** The text without them; each leaves a `…`. */
export function withoutNumbers(text: string): string {
  return text.replace(anyShape, '…');
}
