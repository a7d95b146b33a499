import { z } from 'zod';
import { envelope, eventOf, isEventType, type SourceEvent } from '../../wire/case-event.ts';
import { CASELESS_TYPES } from '../../wire/event-bodies.ts';
import { EVENT_REFUSALS, type EventRefusalCode, type Rejected } from '../../wire/refusal.ts';
import { canonicalJson, NotCanonical } from '../log/canonical.ts';

z.config(z.locales.zhCN());

/** A longer list of codes says less than where to look it up. */
const MOST_CODES_SAID = 12;

export type Refusal = Omit<Rejected, 'index'>;
export type ParsedEvent = { event: SourceEvent } | { refusal: Refusal };

/** Builds a refusal whose message says in Chinese what is wrong and, with `detail`, where. */
export function refusal(code: EventRefusalCode, path = '', detail?: string): { refusal: Refusal } {
  const message = detail
    ? `${EVENT_REFUSALS[code]}：${shorten(detail, 160)}`
    : EVENT_REFUSALS[code];
  return { refusal: { code, path, message } };
}

/**
 * Parses one event as a source sent it (already JSON-parsed).
 * Checks form only: whether it may happen to its case is judged by the rules later.
 */
export function parseEvent(raw: unknown): ParsedEvent {
  const proto = protoKey(raw);
  if (proto !== undefined) return refusal('unknown_field', proto);
  const head = envelope.safeParse(raw);
  if (!head.success) return refusalOf(head.error.issues, raw, '', 'invalid_envelope');
  const { type, v, body, ...rest } = head.data;
  if (!isEventType(type)) return refusal('unknown_type', '/type', shorten(type));
  if (v !== 1) return refusal('unknown_version', '/v', String(v));
  const parsed = eventOf(rest, type, body);
  if ('issues' in parsed) return refusalOf(parsed.issues, body, '/body', 'invalid_value');
  if (type === 'amend.corrected' && !isSayable(body)) {
    return refusal('invalid_value', '/body/body', '含有无法原样保存的文字或数值');
  }
  if (rest.caseNumber === undefined && !CASELESS_TYPES.has(type)) {
    return refusal('missing_field', '/caseNumber', '此类事件须写明案号');
  }
  return parsed;
}

function refusalOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  base: string,
  fallback: EventRefusalCode,
): { refusal: Refusal } {
  const [first] = issues;
  if (!first) return refusal(fallback, base);
  const path = [
    base,
    ...first.path.map((part) => String(part).replace(/~/g, '~0').replace(/\//g, '~1')),
  ].join('/');
  if (first.code === 'unrecognized_keys') {
    return refusal(
      'unknown_field',
      path,
      first.keys
        .slice(0, 5)
        .map((key) => shorten(key))
        .join('、'),
    );
  }
  if (first.path.length > 0 && isAbsent(value, first.path)) {
    return refusal('missing_field', path);
  }
  return refusal(
    first.path.length === 0 && base === '' ? 'invalid_envelope' : 'invalid_value',
    path,
    first.code === 'invalid_value' && first.values.length > MOST_CODES_SAID
      ? `不是此处可用的代码（共 ${first.values.length} 种，见接口说明）`
      : first.message,
  );
}

/** Whether nothing stands at `path` inside `value`. */
function isAbsent(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return true;
    at = Reflect.get(at, key);
  }
  return at === undefined;
}

/** A correction's body is free until its target is known; the log must be able to keep it exactly. */
function isSayable(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch (error) {
    // RangeError: nested too deep to be walked.
    if (error instanceof NotCanonical || error instanceof RangeError) return false;
    throw error;
  }
}

/** JSON.parse makes `__proto__` an own property, which schema libraries silently skip. */
function protoKey(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  if (Object.hasOwn(raw, '__proto__')) return '/__proto__';
  if (!('body' in raw) || typeof raw.body !== 'object' || raw.body === null) return undefined;
  return Object.hasOwn(raw.body, '__proto__') ? '/body/__proto__' : undefined;
}

function shorten(value: string, most = 40): string {
  return value.length > most ? `${value.slice(0, most)}…` : value;
}
