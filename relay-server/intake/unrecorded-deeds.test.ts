import { expect, it, vi } from 'vitest';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { NotRecordedYet, UnrecordedDeeds } from './unrecorded-deeds.ts';

function world() {
  const lines: string[] = [];
  const deeds = new UnrecordedDeeds({
    clock: { now: () => 5 },
    log: (line) => lines.push(line),
    everyMs: 1,
  });
  const log = { isFull: true, taken: 0, forbids: false };
  const deed = {
    key: 'k',
    holds: '屏幕已经撤销',
    hold: vi.fn(),
    record: async () => {
      if (log.forbids) throw new Error('a rule forbids it');
      if (log.isFull) throw new StorageUnavailable('full');
      log.taken += 1;
    },
  };
  return { deeds, deed, log, lines };
}

it('V-34 what the log takes is recorded and needs no holding', async () => {
  const { deeds, deed, log } = world();
  log.isFull = false;
  await deeds.do(deed);
  expect([deed.hold.mock.calls.length, log.taken, deeds.all]).toEqual([0, 1, []]);
});

it('V-34 what it cannot take holds at once, is told, and recorded once when it can', async () => {
  const { deeds, deed, log } = world();
  const failed = deeds.do(deed);
  await expect(failed).rejects.toThrow(NotRecordedYet);
  await expect(failed).rejects.toThrow(/已经撤销，立即生效，但尚未记录：磁盘空间已满.*补记/);
  await expect(deeds.do(deed)).rejects.toThrow(NotRecordedYet);
  expect(deed.hold).toHaveBeenCalled();
  expect(deeds.all).toEqual([{ holds: '屏幕已经撤销', since: 5 }]);
  log.isFull = false;
  await vi.waitFor(() => expect(deeds.all).toEqual([]));
  expect(log.taken).toBe(1);
});

it('V-34 what a rule forbids does not hold; when it forbids it later there is nothing to record', async () => {
  const { deeds, deed, log } = world();
  log.forbids = true;
  await expect(deeds.do(deed)).rejects.toThrow('a rule forbids it');
  expect([deed.hold.mock.calls.length, deeds.all]).toEqual([0, []]);
  log.forbids = false;
  await expect(deeds.do(deed)).rejects.toThrow(NotRecordedYet);
  log.forbids = true;
  await vi.waitFor(() => expect(deeds.all).toEqual([]));
});

it('V-34 a relay that ends tries once more, and says what will not hold after a start', async () => {
  const { deeds, deed, log, lines } = world();
  await expect(deeds.do(deed)).rejects.toThrow(NotRecordedYet);
  await deeds.close();
  expect(lines.at(-1)).toBe('屏幕已经撤销，但始终未能记录，重新启动后不再有效，请启动后立即重做');
  log.isFull = false;
  await deeds.close();
  expect(log.taken).toBe(1);
});
