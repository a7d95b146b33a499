import { z } from 'zod';
import { CASE_TYPES, isCaseNumber, normaliseCaseNumber } from './case-number.ts';
import { dayNumber, dayText } from './court-day.ts';

export * from './case-number.ts';

/**
 * Integer fen (1/100 yuan), never negative, at most 1,000 亿元 an amount: far beyond any case of a
 * district court, and small enough that no sum of a court's amounts leaves the safe integers.
 */
export const fen = z.int().min(0).max(10_000_000_000_000);

/** UTC milliseconds between 2000-01-01 and 2100-01-01: anything else is a unit or clock mistake. */
export const instant = z.int().min(946_684_800_000).max(4_102_444_800_000);

/** True when `day` names a day that exists in the Gregorian calendar. */
export function isCalendarDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && dayText(dayNumber(day)) === day;
}

/** A court day, `YYYY-MM-DD` in Asia/Shanghai. */
export const courtDay = z.string().refine(isCalendarDay, { error: '不是有效日期（YYYY-MM-DD）' });

// C0/C1 controls other than tab and line feed have no place in a court's text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being kept out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Free text of 1…`max` UTF-16 units, well-formed and free of control characters. Markup is text. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !controls.test(value), { error: '含有控制字符' })
    .refine((value) => !loneSurrogate.test(value), { error: '含有不完整的字符（孤立代理项）' });

/** An identifier given by a source: opaque, ASCII, at most 80 characters. */
export const sourceId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,79}$/, {
  error: '标识只能含字母、数字与 . _ : @ -，最长 80',
});

/** A video stream's name, fit to stand in an address: at most 40 of letters, digits, `_` and `-`. */
export const streamId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, {
  error: '标识只能含字母、数字与 _ -，最长 40',
});

/** An account's name: lower-case letters, digits, Chinese characters and `. _ -`, 2–32, unique for ever. */
export const accountName = z
  .string()
  .regex(/^[\p{Script=Han}a-z0-9][\p{Script=Han}a-z0-9._-]{1,31}$/u, {
    error: '账号名只能含小写字母、数字、汉字与 . _ -，2 至 32 个字',
  });

/** A recording's name, fit to stand in an address and to name a folder. */
export const recordingId = streamId;

/** A wall's name, and a display's: as a stream's. */
export const wallId = streamId;
export const displayId = streamId;

/** A figure: an indicator and one of its periods, `closedCount@year`. */
export const figureId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,39}@[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, {
    error: '指标写作“指标@期间”，例：closedCount@year',
  });

/** SHA-256, hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: '应为 64 位十六进制摘要' });

/** WGS84 degrees; `accuracyM` is the radius in metres within which the true place lies. */
export const place = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  accuracyM: z.number().min(0).max(100_000).optional(),
});
export type Place = z.infer<typeof place>;

/** A case number in its normal form: full-width brackets, no document suffix (之一 belongs to a document). */
export const caseNumber = z.string().max(60).transform(normaliseCaseNumber).refine(isCaseNumber, {
  error: '不是有效案号，例：（2024）粤0607执1234号',
});

export const caseType = z.enum(CASE_TYPES);
