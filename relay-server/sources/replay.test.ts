import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOfFile, paced, ReplayFileError } from './replay.ts';

const event = (id: string, occurredAt: number, type = 'case.node') => ({ id, type, occurredAt });

async function run(events: ReturnType<typeof event>[], speed?: number, limit = 100, batch = 2) {
  const waits: number[] = [];
  const batches: string[][] = [];
  const wait = async (ms: number) => void waits.push(ms);
  for await (const each of paced(events, { speed, limit, batch, wait })) {
    batches.push(each.map(({ id }) => id));
  }
  return { waits, batches };
}

describe('paced', () => {
  it('without a speed cuts by count only and leaves the clock out', async () => {
    const events = [
      event('a', 0),
      event('clock', 1, 'clock.day-turned'),
      event('b', 5),
      event('c', 1e9),
    ];
    expect(await run(events)).toEqual({ waits: [], batches: [['a', 'b'], ['c']] });
  });

  it('waits the gap divided by the speed, and never a whole night', async () => {
    const hour = 3_600_000;
    const { waits, batches } = await run(
      [event('a', 0), event('b', hour), event('c', 15 * hour)],
      3600,
    );
    expect(waits).toEqual([1000, 5000]);
    expect(batches).toEqual([['a'], ['b'], ['c']]);
  });

  it('stops at the limit', async () => {
    expect(
      (await run([event('a', 0), event('b', 1), event('c', 2)], undefined, 2)).batches,
    ).toEqual([['a', 'b']]);
  });
});

describe('eventsOfFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'replay-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (file: string) => {
    const ids: string[] = [];
    for await (const { id } of eventsOfFile(file)) ids.push(id);
    return ids;
  };

  it('reads events and names the line that is none', async () => {
    const file = path.join(folder, 'a.ndjson');
    await writeFile(file, '{"id":"1","type":"x","occurredAt":1}\n\n{"id":2}\n');
    await expect(read(file)).rejects.toThrow('第 3 行');
    await writeFile(file, '{"id":"1","type":"x","occurredAt":1,"body":{}}\n');
    expect(await read(file)).toEqual(['1']);
  });

  it('says that a file is not there', async () => {
    await expect(read(path.join(folder, 'none'))).rejects.toThrow(ReplayFileError);
  });
});
