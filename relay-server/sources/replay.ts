import { open } from 'node:fs/promises';
import { z } from 'zod';

/** What a replay needs to know of an event; the rest is passed on as it is. */
const replayable = z.looseObject({ id: z.string(), type: z.string(), occurredAt: z.int() });
export interface Replayable {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: number;
}

export class ReplayFileError extends Error {
  override readonly name = 'ReplayFileError';
  readonly expected = true;
}

/** Events of a file of newline-delimited JSON. @throws ReplayFileError naming the line */
export async function* eventsOfFile(file: string): AsyncGenerator<Replayable> {
  let number = 0;
  const handle = await open(file).catch((cause: unknown) => {
    throw new ReplayFileError(`读不到文件 ${file}，请核对路径`, { cause });
  });
  try {
    if (!(await handle.stat()).isFile()) throw new ReplayFileError(`${file} 不是文件`);
    for await (const line of handle.readLines()) {
      number += 1;
      if (line.trim() === '') continue;
      yield parseLine(line, number);
    }
  } finally {
    await handle.close();
  }
}

function parseLine(line: string, number: number): Replayable {
  try {
    return replayable.parse(JSON.parse(line));
  } catch (cause) {
    throw new ReplayFileError(`第 ${number} 行不是事件（须有 id、type、occurredAt）`, { cause });
  }
}

export interface Pace {
  /** Times real speed; undefined: as fast as the other side takes them. */
  speed: number | undefined;
  limit: number;
  batch: number;
  wait: (ms: number) => Promise<void>;
}

/** A pause in the events (a night, a holiday) is never waited out longer than this, ms. */
const LONGEST_WAIT = 5_000;

/**
 * Cuts a stream into batches in time: with a speed, what occurs within a quarter of a second (of the
 * replay) goes together. The relay's own clock events are left out: they are never a source's.
 */
export async function* paced<T extends Replayable>(
  events: Iterable<T> | AsyncIterable<T>,
  { speed, limit, batch, wait }: Pace,
): AsyncGenerator<T[]> {
  let hand: T[] = [];
  let sent = 0;
  let from: number | undefined;
  for await (const event of events) {
    if (event.type.startsWith('clock.')) continue;
    from ??= event.occurredAt;
    const ahead = speed === undefined ? 0 : (event.occurredAt - from) / speed;
    if (hand.length >= batch || (ahead > 250 && hand.length > 0)) {
      yield hand;
      hand = [];
    }
    if (ahead > 250) {
      await wait(Math.min(ahead, LONGEST_WAIT));
      from = event.occurredAt;
    }
    hand.push(event);
    sent += 1;
    if (sent >= limit) break;
  }
  if (hand.length > 0) yield hand;
}
