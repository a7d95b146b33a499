import { afterEach, expect, it, vi } from 'vitest';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import type { DeedFile } from './deed-file.ts';
import { notesIn } from './deed-notes.ts';
import { saying, sayingOnce } from './say-own.ts';
import { NotRecordedYet, UnrecordedDeeds } from './unrecorded-deeds.ts';

const NOW = 1_732_700_000_000;
const revoked = { displayId: 'd', reason: '遗失', by: 'duty' };
const REVOKED = sayingOnce(saying('display.revoked', revoked, 'event'), { now: () => NOW });

/** Nothing goes on trying in the tests of other files. */
const begun: UnrecordedDeeds[] = [];
afterEach(async () => {
  for (const deeds of begun.splice(0)) await deeds.close();
});

function world(file: Pick<DeedFile, 'write'> | null = null) {
  const lines: string[] = [];
  const deeds = new UnrecordedDeeds({
    clock: { now: () => NOW },
    log: (line) => lines.push(line),
    everyMs: 1,
    file,
  });
  begun.push(deeds);
  const log = { isFull: true, taken: 0, forbids: false };
  const deed = {
    key: 'k',
    holds: '屏幕已经撤销',
    hold: vi.fn(),
    says: [REVOKED],
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
  expect(deeds.all).toEqual([{ holds: '屏幕已经撤销', since: NOW, kept: false }]);
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

it('V-34 it is kept beside the log until that takes it, and held again by the next relay', async () => {
  const written: string[] = [];
  const file = { write: async (text: string) => void written.push(text) };
  const first = world(file);
  const failed = first.deeds.do(first.deed);
  await expect(failed).rejects.toThrow(/尚未记录：磁盘空间已满.*重新启动后仍然有效/);
  expect(first.deeds.all).toEqual([{ holds: '屏幕已经撤销', since: NOW, kept: true }]);
  await first.deeds.close();
  expect(first.lines.at(-1)).toMatch('重新启动后仍然有效');

  const [note] = notesIn(written.at(-1) ?? '') ?? [];
  expect(note).toMatchObject({ key: 'k', holds: '屏幕已经撤销', since: NOW });
  expect(note?.says).toEqual([{ ...REVOKED, v: 1 }]);
  const next = world(file);
  await next.deeds.restore([{ ...next.deed, since: NOW }]);
  expect(next.deed.hold).toHaveBeenCalledOnce();
  expect(next.deeds.all).toEqual([{ holds: '屏幕已经撤销', since: NOW, kept: true }]);
  next.log.isFull = false;
  await vi.waitFor(() => expect(written.at(-1)).toBe('[]'));
  expect([next.log.taken, next.deeds.all]).toEqual([1, []]);
});

it('V-34 where it cannot be kept either, that is said; it is kept as soon as it can be', async () => {
  const disk = { isBroken: true };
  const { deeds, deed, lines } = world({
    write: async () => {
      if (disk.isBroken) throw new Error('EIO');
    },
  });
  await expect(deeds.do(deed)).rejects.toThrow(/请勿重新启动/);
  expect(lines.filter((line) => line.includes('也未能另行记下'))).toHaveLength(1);
  disk.isBroken = false;
  await vi.waitFor(() => expect(deeds.all).toMatchObject([{ kept: true }]));
});
