import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageUnavailable } from '../../log/storage-unavailable.ts';
import { Inbox } from './inbox.ts';
import type { RecordEvents } from './take-file.ts';

let folder: string;
let recorded: unknown[];
let errors: unknown[];

/** Takes whatever has `ok`, refuses the rest, as the recorder would. */
const record: RecordEvents = async (items) => {
  const rejected = items.flatMap((item, index) =>
    typeof item === 'object' && item !== null && 'ok' in item
      ? []
      : [{ index, code: 'unknown_type' as const, path: '/type', message: '没有这种事件类型' }],
  );
  recorded.push(...items);
  return { accepted: items.length - rejected.length, duplicates: 0, rejected, seq: 0 };
};

const inboxWith = (recordEvents: RecordEvents) =>
  new Inbox({
    folder,
    record: recordEvents,
    onTaken: () => undefined,
    onError: (_, error) => errors.push(error),
  });

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'inbox-'));
  recorded = [];
  errors = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function startStopped(inbox: Inbox): Promise<Inbox> {
  await inbox.start();
  await inbox.stop();
  return inbox;
}
const read = async (...parts: string[]): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, ...parts), 'utf8'));

describe('the inbox folder', () => {
  it('takes a file once it no longer changes, in order, and moves it to done/ with a report', async () => {
    const inbox = await startStopped(inboxWith(record));
    await writeFile(path.join(folder, 'a.ndjson'), '{"ok":1}\n{"ok":2}\r\n\n{"ok":3}');
    await inbox.look();
    expect(recorded).toEqual([]);
    await inbox.look();
    expect(recorded).toEqual([{ ok: 1 }, { ok: 2 }, { ok: 3 }]);
    expect(await readdir(path.join(folder, 'done'))).toEqual(['a.ndjson', 'a.ndjson.report.json']);
    expect(await read('done', 'a.ndjson.report.json')).toMatchObject({ 收下: 3, 未采纳: 0 });
  });

  it('leaves a file that is still being written', async () => {
    const inbox = await startStopped(inboxWith(record));
    await writeFile(path.join(folder, 'a.ndjson'), '{"ok":1}\n{"o');
    await inbox.look();
    await writeFile(path.join(folder, 'a.ndjson'), '{"ok":1}\n{"ok":2}\n');
    await inbox.look();
    expect(recorded).toEqual([]);
  });

  it('keeps every refused line with its number, the good ones go in', async () => {
    const inbox = await startStopped(inboxWith(record));
    const bytes = Buffer.concat([
      Buffer.from('{"ok":1}\n{"cut":\n{"type":"x"}\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`"${'长'.repeat(400_000)}"\n{"ok":6}\n`),
    ]);
    await writeFile(path.join(folder, 'b.ndjson'), bytes);
    await inbox.look();
    await inbox.look();
    expect(await read('refused', 'b.ndjson.report.json')).toMatchObject({
      行数: 6,
      收下: 2,
      未采纳: 4,
      明细: expect.arrayContaining([
        expect.objectContaining({ line: 2, message: '这一行不是完整、正确的 JSON' }),
        expect.objectContaining({ line: 3, code: 'unknown_type' }),
        expect.objectContaining({ line: 4, message: '这一行不是 UTF-8 文字' }),
        expect.objectContaining({ line: 5, message: '一行超过 1 MiB' }),
      ]),
    });
    const correct = await readFile(
      path.join(folder, 'refused', 'b.ndjson.to-correct.ndjson.txt'),
      'utf8',
    );
    expect(correct.split('\n').slice(0, 2)).toEqual(['{"cut":', '{"type":"x"}']);
  });

  it('keeps the file when the storage is full, and takes it when there is room again', async () => {
    let full = true;
    const inbox = await startStopped(
      inboxWith((items) => (full ? Promise.reject(new StorageUnavailable('full')) : record(items))),
    );
    await writeFile(path.join(folder, 'c.ndjson'), '{"ok":1}\n');
    await inbox.look();
    await inbox.look();
    expect(errors).toEqual([expect.objectContaining({ reason: 'full' })]);
    full = false;
    await inbox.look();
    expect(await readdir(path.join(folder, 'done'))).toContain('c.ndjson');
  });

  it('never overwrites an earlier file of the same name', async () => {
    const inbox = await startStopped(inboxWith(record));
    for (const ok of [1, 2]) {
      await writeFile(path.join(folder, 'd.ndjson'), `{"ok":${ok}}\n`);
      await inbox.look();
      await inbox.look();
    }
    expect(await readFile(path.join(folder, 'done', 'd.ndjson'), 'utf8')).toContain('1');
    expect(await readFile(path.join(folder, 'done', 'd.2.ndjson'), 'utf8')).toContain('2');
  });

  it('takes a file whose name is no UTF-8, too long, or hostile, under a tidy name', async () => {
    const inbox = await startStopped(inboxWith(record));
    const gbk = Buffer.concat([Buffer.from([0xb0, 0xb8, 0xbc, 0xfe]), Buffer.from('.ndjson')]);
    const names = [
      gbk,
      Buffer.from('a\u202eb\n<i>.ndjson'),
      Buffer.from(`${'长'.repeat(80)}.ndjson`),
    ];
    for (const [index, name] of names.entries()) {
      await writeFile(Buffer.concat([Buffer.from(`${folder}/`), name]), `{"ok":${index}}\nbad\n`);
    }
    await inbox.look();
    await inbox.look();
    expect(errors).toEqual([]);
    expect(recorded).toHaveLength(3);
    const taken = (await readdir(path.join(folder, 'refused'))).filter((n) =>
      n.endsWith('.ndjson'),
    );
    expect(taken.sort()).toEqual(
      ['a_b_<i>.ndjson', '案件.ndjson', `${'长'.repeat(60)}.ndjson`].sort(),
    );
    expect(await readdir(folder)).toEqual(['done', 'refused']);
  });

  it('a file that cannot be taken keeps no other waiting, and is tried ever more rarely', async () => {
    let tries = 0;
    const inbox = await startStopped(
      inboxWith((items) => {
        if (!JSON.stringify(items).includes('cursed')) return record(items);
        tries += 1;
        return Promise.reject(new Error('a bug'));
      }),
    );
    await writeFile(path.join(folder, 'a.ndjson'), 'bad\n{"ok":"cursed"}\n');
    await writeFile(path.join(folder, 'b.ndjson'), '{"ok":1}\n');
    for (let looks = 0; looks < 16; looks += 1) await inbox.look();
    expect(await readdir(path.join(folder, 'done'))).toContain('b.ndjson');
    expect(tries).toBe(4);
    expect(errors).toHaveLength(4);
    expect(await readdir(path.join(folder, 'refused'))).toEqual([]);
  });

  it('holds no more than a part of a file at a time; all refused lines are kept, in order', async () => {
    let most = 0;
    const inbox = await startStopped(
      inboxWith((items) => {
        most = Math.max(most, items.length);
        return record(items);
      }),
    );
    const lines = Array.from({ length: 12_000 }, (_, n) =>
      n % 3 === 0 ? `{"ok":${n}}` : `bad ${n}`,
    );
    await writeFile(path.join(folder, 'e.ndjson'), lines.join('\n'));
    await inbox.look();
    await inbox.look();
    expect(most).toBeLessThanOrEqual(1_000);
    expect(await read('refused', 'e.ndjson.report.json')).toMatchObject({
      收下: 4_000,
      未采纳: 8_000,
    });
    const kept = await readFile(
      path.join(folder, 'refused', 'e.ndjson.to-correct.ndjson.txt'),
      'utf8',
    );
    expect(kept).toBe(
      lines
        .filter((_, n) => n % 3 !== 0)
        .map((line) => `${line}\n`)
        .join(''),
    );
  });

  it('makes its folders again when somebody has removed them', async () => {
    const inbox = await startStopped(inboxWith(record));
    await rm(folder, { recursive: true });
    await inbox.look();
    await writeFile(path.join(folder, 'f.ndjson'), '{"ok":1}\n');
    await inbox.look();
    await inbox.look();
    expect(await readdir(path.join(folder, 'done'))).toContain('f.ndjson');
  });

  it('takes neither links nor files of another kind', async () => {
    const inbox = await startStopped(inboxWith(record));
    await writeFile(path.join(folder, 'notes.txt'), '{"ok":1}\n');
    await symlink('/etc/hostname', path.join(folder, 'link.ndjson'));
    await inbox.look();
    await inbox.look();
    expect(recorded).toEqual([]);
    expect(await readdir(folder)).toEqual(['done', 'link.ndjson', 'notes.txt', 'refused']);
  });
});
