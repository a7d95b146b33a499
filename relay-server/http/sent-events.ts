import { elementTexts } from './element-texts.ts';
import { RequestProblem } from './problem.ts';

/** Most events of one request. */
export const EVENTS_LIMIT = 1000;

/** Deeper than any event; deep nesting is only ever an attack on recursive readers. */
const DEPTH_LIMIT = 32;

/** The events of one request, as they were sent. */
export interface SentEvents {
  /** JSON values; what is no readable event (a broken line, nested too deep) is its text. */
  readonly items: readonly unknown[];
  /** One event object, not a list. */
  readonly single: boolean;
  /** What was sent for item `index`; looked for only when asked. */
  rawOf(index: number): string | Uint8Array;
}

export type EventsFormat = 'json' | 'ndjson';

/**
 * Which of the two formats a Content-Type names.
 * @throws RequestProblem `unsupported_media_type`
 */
export function formatOf(contentType: string | undefined): EventsFormat {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  for (const parameter of parameters) {
    const [, charset] = /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(parameter) ?? [];
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
      throw new RequestProblem('unsupported_media_type', '字符编码只接受 UTF-8');
    }
  }
  if (type.trim() === 'application/json') return 'json';
  if (type.trim() === 'application/x-ndjson') return 'ndjson';
  throw new RequestProblem('unsupported_media_type');
}

/** @throws RequestProblem invalid_json, too_large */
export function readEvents(body: Buffer, format: EventsFormat): SentEvents {
  return format === 'json' ? fromJson(body) : fromLines(body);
}

function fromJson(body: Buffer): SentEvents {
  const text = decoded(body);
  const value = text === undefined ? undefined : parsed(text);
  if (text === undefined || value === undefined) throw new RequestProblem('invalid_json');
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) {
      throw new RequestProblem('invalid_json', '应为一个事件对象，或事件的数组');
    }
    return { items: [readable(value, () => text)], single: true, rawOf: () => body };
  }
  const values: readonly unknown[] = value;
  assertCount(values.length);
  let texts: readonly string[] | undefined;
  const rawOf = (index: number) => {
    texts ??= elementTexts(text);
    return texts[index] ?? '';
  };
  return {
    items: values.map((item, index) => readable(item, () => rawOf(index))),
    single: false,
    rawOf,
  };
}

const LINE_FEED = 0x0a;

function fromLines(body: Buffer): SentEvents {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < body.length; ) {
    const feed = body.indexOf(LINE_FEED, from);
    const to = feed === -1 ? body.length : feed;
    const line = body.subarray(from, to);
    if (line.some((byte) => byte > 0x20)) lines.push(line);
    assertCount(lines.length);
    from = to + 1;
  }
  const items = lines.map((line) => {
    const text = decoded(line);
    if (text === undefined) return Buffer.from(line).toString('latin1');
    return readable(parsed(text), () => text);
  });
  return { items, single: false, rawOf: (index) => lines[index] ?? '' };
}

function assertCount(count: number): void {
  if (count > EVENTS_LIMIT) throw new RequestProblem('too_large', '一次最多 1,000 条');
}

/** @returns undefined when the bytes are not UTF-8 */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** @returns undefined, which is no JSON value, when the text is not JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readable(value: unknown, textOf: () => string): unknown {
  return value !== undefined && isShallow(value, DEPTH_LIMIT) ? value : textOf();
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}
