import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { realDisk } from '../recording/disk.ts';
import {
  about,
  CAPTURED,
  encoded,
  OTHER_SOURCE,
  SOURCE,
  type UploadWorld,
  uploadWorld,
} from './testing/upload-world.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };
/** What is received is not looked at here: no check ever comes to an end. */
const unchecked = { checkFile: async () => ({ kind: 'later' as const, message: '' }) };
const bytes = randomBytes(300_000);
let world: UploadWorld;
beforeEach(async () => {
  world = await uploadWorld();
  await world.start(unchecked);
});
afterEach(async () => {
  expect(world.app.logged).toEqual([]);
  await world.close();
});

async function begun(length = bytes.byteLength, metadata = about()): Promise<string> {
  const answer = await world.begin(length, metadata);
  expect(answer.status).toBe(201);
  return String(answer.headers.location);
}
const offsetAt = async (address: string) =>
  Number((await world.head(address)).headers['upload-offset']);
const folders = () => {
  const folder = join(world.world.folder, '.uploads');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const contentOf = (address: string) =>
  join(world.world.folder, '.uploads', address.split('/').at(-1) ?? '', 'content');
const problem = z.object({ status: z.number(), code: z.string(), detail: z.string().optional() });

describe('H-30 the protocol is tus 1.0', () => {
  it('says what it understands', async () => {
    for (const path of ['/api/v1/uploads', `${await begun()}`]) {
      const { status, headers } = await world.app.ask(path, { method: 'OPTIONS' });
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        'tus-resumable': '1.0.0',
        'tus-version': '1.0.0',
        'tus-extension': 'creation,checksum,termination,expiration',
        'tus-max-size': String(20 * 2 ** 30),
        'tus-checksum-algorithm': 'sha256,sha1',
      });
    }
  });

  it('another version is refused, and told which there is', async () => {
    const address = await begun();
    for (const version of ['0.2.2', '']) {
      const answer = await world.app.ask(address, {
        method: 'HEAD',
        headers: {
          authorization: `Bearer ${SOURCE}`,
          ...(version && { 'tus-resumable': version }),
        },
      });
      expect(answer.status).toBe(412);
      expect(answer.headers['tus-version']).toBe('1.0.0');
    }
    const headers = { authorization: `Bearer ${SOURCE}`, 'tus-resumable': '0.2.2' };
    const told = await world.app.ask('/api/v1/uploads', { method: 'POST', headers });
    expect(told.json).toMatchObject({ status: 412, code: 'tus_version' });
  });

  it('goes on piece by piece; what an answer says is there is there', async () => {
    const address = await begun();
    expect(await offsetAt(address)).toBe(0);
    for (const [from, to] of [
      [0, 100_000],
      [100_000, 100_001],
      [100_001, 300_000],
    ] as const) {
      const answer = await world.patch(address, from, bytes.subarray(from, to));
      expect(answer.status).toBe(204);
      expect(answer.headers['upload-offset']).toBe(String(to));
      expect(readFileSync(contentOf(address)).equals(bytes.subarray(0, to))).toBe(true);
    }
    const head = await world.head(address);
    expect(head.headers).toMatchObject({ 'upload-length': '300000', 'cache-control': 'no-store' });
    expect((await world.state(address)).json).toMatchObject({ state: 'checking', offset: 300_000 });
  });

  it('a piece with its checksum is taken, or not at all', async () => {
    const address = await begun();
    const piece = bytes.subarray(0, 50_000);
    for (const algorithm of ['sha1', 'sha256']) {
      const wrong = createHash(algorithm).update('other').digest('base64');
      const answer = await world.patch(address, 0, piece, {
        'upload-checksum': `${algorithm} ${wrong}`,
      });
      expect(answer.status).toBe(460);
      expect(answer.json).toMatchObject({ code: 'checksum_mismatch' });
      expect(await offsetAt(address)).toBe(0);
    }
    for (const checksum of ['md5 aaaa', 'sha1', 'sha1 aaaa', 'x']) {
      expect((await world.patch(address, 0, piece, { 'upload-checksum': checksum })).status).toBe(
        400,
      );
    }
    const right = createHash('sha1').update(piece).digest('base64');
    const taken = await world.patch(address, 0, piece, { 'upload-checksum': `sha1 ${right}` });
    expect(taken.headers['upload-offset']).toBe('50000');
  });

  it('is taken away by its source, bytes and all', async () => {
    const address = await begun();
    await world.patch(address, 0, bytes.subarray(0, 10));
    expect((await world.remove(address)).status).toBe(204);
    expect(folders()).toEqual([]);
    expect((await world.head(address)).status).toBe(404);
    expect((await world.remove(address)).status).toBe(404);
  });
});

describe('H-31 what an upload is begun with', () => {
  it.each<[string, () => Promise<{ readonly json: unknown }>, string, string]>([
    ['no bytes', () => world.begin(0, about()), 'invalid_request', '文件是空的'],
    ['too many bytes', () => world.begin(21 * 2 ** 30, about()), 'upload_too_large', '20 GiB'],
    ['no stream', () => world.begin(9, { capturedAt: '1' }), 'invalid_request', 'streamId'],
    [
      'a stream that never was',
      () => world.begin(9, about({ streamId: 'unit-9' })),
      'invalid_request',
      '没有登记过视频流 unit-9',
    ],
    [
      'a path for a stream',
      () => world.begin(9, about({ streamId: '../../etc' })),
      'invalid_request',
      'streamId',
    ],
    ['no time', () => world.begin(9, { streamId: 'unit-1' }), 'invalid_request', 'capturedAt'],
    [
      'a time before 2000',
      () => world.begin(9, about({ capturedAt: '1999-12-31T23:59:59Z' })),
      'invalid_request',
      'capturedAt',
    ],
    [
      'a time to come',
      () => world.begin(9, about({ capturedAt: String(Date.now() + 11 * 60_000) })),
      'invalid_request',
      '晚于现在',
    ],
    [
      'a time without a zone',
      () => world.begin(9, about({ capturedAt: '2024-11-27T09:00:00' })),
      'invalid_request',
      'capturedAt',
    ],
    [
      'a digest that is none',
      () => world.begin(9, about({ sha256: 'abc' })),
      'invalid_request',
      'sha256',
    ],
    [
      'a case that is none',
      () => world.begin(9, about({ caseNumber: '1' })),
      'invalid_request',
      'caseNumber',
    ],
    [
      'a hostile file name',
      () => world.begin(9, about({ filename: 'a\u0000.mp4' })),
      'invalid_request',
      'filename',
    ],
    ['something unknown', () => world.begin(9, about({ title: 'x' })), 'invalid_request', 'title'],
  ])('%s is refused', async (_what, send, code, detail) => {
    const told = problem.parse((await send()).json);
    expect(told.code).toBe(code);
    expect(told.detail).toContain(detail);
    expect(folders()).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['no Base64', 'streamId ***'],
    ['no UTF-8', `streamId ${Buffer.from([0xff]).toString('base64')}`],
    ['a key twice', `${encoded(about())},streamId dW5pdC0x`],
    ['three words', 'streamId dW5pdC0x x'],
  ])('metadata with %s are refused', async (_what, metadata) => {
    const answer = await world.app.ask('/api/v1/uploads', {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${SOURCE}`, 'tus-resumable': '1.0.0', 'upload-length': '9' },
        'upload-metadata': metadata,
      },
    });
    expect(answer.json).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('a time with a zone, and a path before the file’s name, are taken for what they mean', async () => {
    const address = await begun(
      9,
      about({ capturedAt: '2024-11-27T14:46:40+08:00', filename: '../../../etc/passwd' }),
    );
    expect((await world.state(address)).json).toMatchObject({
      capturedAt: CAPTURED,
      filename: 'passwd',
      state: 'receiving',
    });
  });

  it('a stream that was revoked since may be sent to', async () => {
    const { recorder, clock } = world.world;
    const body = { streamId: 'unit-1', by: 'court' };
    const event = { id: 'r', type: 'stream.revoked', v: 1, occurredAt: clock.now(), body };
    await recorder.record('relay', [event]);
    expect(world.world.streams.get('unit-1')).toBeUndefined();
    await begun();
  });

  it('so many at a time, of one source and of all', async () => {
    await world.stop();
    await world.start({ ...unchecked, limits: { openOfSource: 2, open: 3 } });
    await begun();
    await begun();
    const third = await world.begin(9, about());
    expect(third.json).toMatchObject({ status: 429, code: 'rate_limited' });
    expect((await world.begin(9, about(), OTHER_SOURCE)).status).toBe(201);
    expect((await world.begin(9, about(), OTHER_SOURCE)).status).toBe(429);
  });
});

describe('H-32 only who began it goes on with it', () => {
  it('another source, no key, a wrong one', async () => {
    const address = await begun();
    expect((await world.head(address, OTHER_SOURCE)).status).toBe(403);
    expect((await world.patch(address, 0, bytes, {}, OTHER_SOURCE)).status).toBe(403);
    expect((await world.remove(address, OTHER_SOURCE)).status).toBe(403);
    expect((await world.patch(address, 0, bytes, {}, 'wrong-key-wrong-key')).status).toBe(401);
    expect((await world.begin(9, about(), 'wrong-key-wrong-key')).status).toBe(401);
    const asked = (headers: Record<string, string>) => world.app.ask(address, { headers });
    expect((await asked({ authorization: `Bearer ${OTHER_SOURCE}` })).status).toBe(403);
    expect((await asked({ host: 'example.org' })).status).toBe(401);
    expect((await asked({ authorization: `Bearer ${SOURCE}` })).status).toBe(200);
    expect(await offsetAt(address)).toBe(0);
  });

  it.each(['..', '..%2f..', 'a', '%00', '0'.repeat(300), '3f1f0000-0000-4000-8000-00000000000g'])(
    '%s is no upload',
    async (id) => {
      for (const answer of [
        await world.head(`/api/v1/uploads/${id}`),
        await world.patch(`/api/v1/uploads/${id}`, 0, bytes),
      ]) {
        expect([400, 404, 405]).toContain(answer.status);
      }
    },
  );
});

describe('H-32 where it goes on', () => {
  it('another offset is refused, and nothing changes', async () => {
    const address = await begun();
    await world.patch(address, 0, bytes.subarray(0, 1_000));
    for (const offset of [0, 999, 1_001]) {
      const answer = await world.patch(address, offset, bytes.subarray(0, 10));
      expect(answer.json).toMatchObject({ status: 409, code: 'upload_conflict' });
    }
    expect((await world.patch(address, 1_000, bytes, { 'upload-offset': '-1' })).status).toBe(400);
    const other = await world.patch(address, 1_000, bytes, { 'content-type': 'video/mp4' });
    expect(other.status).toBe(415);
    expect(await offsetAt(address)).toBe(1_000);
  });

  it('more than was declared is refused, told in advance or not; what was there stays', async () => {
    const address = await begun(200_000);
    await world.patch(address, 0, bytes.subarray(0, 150_000));
    const told = await world.patch(address, 150_000, bytes.subarray(0, 50_001));
    expect(told.json).toMatchObject({ status: 413, code: 'upload_too_large' });
    const untold = await world.patch(address, 150_000, bytes, { 'transfer-encoding': 'chunked' });
    expect(untold.json).toMatchObject({ status: 413, code: 'upload_too_large' });
    expect(await offsetAt(address)).toBe(150_000);
    const rest = await world.patch(address, 150_000, bytes.subarray(150_000, 200_000));
    expect(rest.status).toBe(204);
    expect(readFileSync(contentOf(address)).equals(bytes.subarray(0, 200_000))).toBe(true);
  });

  it('a connection that is lost half-way: what came is kept, and it goes on from there', async () => {
    const address = await begun();
    await lostAfter(address, 0, bytes.subarray(0, 123_456));
    await expect.poll(() => offsetAt(address), PATIENCE).toBe(123_456);
    expect((await world.patch(address, 123_456, bytes.subarray(123_456))).status).toBe(204);
    expect(readFileSync(contentOf(address)).equals(bytes)).toBe(true);
  });

  it('a sender that comes back before the relay has noticed is the right one', async () => {
    const address = await begun();
    const half = await opened(address, 0, bytes.subarray(0, 40_000));
    await expect
      .poll(() => statSync(contentOf(address)).size + half.sent, PATIENCE)
      .toBeGreaterThan(0);
    const offset = await offsetAt(address);
    expect((await world.patch(address, offset, bytes.subarray(offset))).status).toBe(204);
    await half.gone;
    expect(readFileSync(contentOf(address)).equals(bytes)).toBe(true);
  });
});

describe('H-37 what became of an upload is told', () => {
  it('all that is known of it while it is received and checked, in Chinese, and nothing else', async () => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const address = await begun(bytes.byteLength, about({ filename: 'a.mp4', sha256 }));
    const id = address.split('/').at(-1);
    await world.patch(address, 0, bytes.subarray(0, 1_000));
    const own = { authorization: `Bearer ${SOURCE}`, host: 'relay.example.org' };
    const { json } = await world.app.ask(address, { headers: own });
    expect(json).toEqual({
      ...{ id, state: 'receiving', streamId: 'unit-1', capturedAt: CAPTURED },
      ...{ length: bytes.byteLength, offset: 1_000, filename: 'a.mp4', sha256 },
      message: expect.stringMatching(/\p{Script=Han}/u),
      createdAt: expect.any(Number),
      expiresAt: expect.any(Number),
    });
    expect((await world.state(address)).json).toEqual(json);
    await world.patch(address, 1_000, bytes.subarray(1_000));
    expect((await world.state(address)).json).toMatchObject({
      ...{ id, state: 'checking', offset: bytes.byteLength },
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });
});

describe('H-35 what was answered is on the disk', () => {
  it('two requests for the same place at once: one is taken, once', async () => {
    const address = await begun();
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        world.patch(address, 0, bytes).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
    expect(answers.filter((status) => status === 204).length).toBeLessThanOrEqual(1);
    expect(answers.filter((status) => ![0, 204, 400, 409].includes(status))).toEqual([]);
    const offset = await offsetAt(address);
    if (offset < bytes.byteLength) await world.patch(address, offset, bytes.subarray(offset));
    expect(readFileSync(contentOf(address)).equals(bytes)).toBe(true);
  });

  it('what cannot be noted does not count', async () => {
    await world.stop();
    const state = { refuse: false };
    const disk = {
      ...realDisk,
      async writeWhole(file: string, pieces: readonly Uint8Array[]) {
        if (state.refuse) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        await realDisk.writeWhole(file, pieces);
      },
    };
    await world.start({ ...unchecked, disk });
    const address = await begun();
    state.refuse = true;
    expect((await world.patch(address, 0, bytes.subarray(0, 1_000))).status).toBe(503);
    expect(await offsetAt(address)).toBe(0);
    state.refuse = false;
    expect((await world.patch(address, 0, bytes.subarray(0, 1_000))).status).toBe(204);
    expect(world.world.log.join()).toContain('补传写入磁盘失败');
  });

  it('another relay goes on from there; what was never acknowledged does not count', async () => {
    const address = await begun();
    await world.patch(address, 0, bytes.subarray(0, 70_000));
    await world.stop();
    // As a crash leaves it: bytes that no answer spoke of.
    writeFileSync(contentOf(address), randomBytes(5_000), { flag: 'a' });
    await world.start(unchecked);
    expect(await offsetAt(address)).toBe(70_000);
    await world.patch(address, 70_000, bytes.subarray(70_000));
    expect(readFileSync(contentOf(address)).equals(bytes)).toBe(true);
  });

  it('while a long request goes on, it is noted now and then', async () => {
    await world.stop();
    await world.start({ ...unchecked, limits: { piece: 10_000, checkpoint: 50_000 } });
    const address = await begun();
    const half = await opened(address, 0, bytes.subarray(0, 160_000));
    const noted = () => {
      const record = contentOf(address).replace(/content$/, 'upload.json');
      return z.object({ offset: z.number() }).parse(JSON.parse(readFileSync(record, 'utf8')))
        .offset;
    };
    await expect.poll(noted, PATIENCE).toBeGreaterThanOrEqual(100_000);
    half.hangUp();
    await half.gone;
  });

  it('a disk that is full in the middle: 503, and it goes on when there is room', async () => {
    await world.stop();
    const state = { left: 50_000 };
    const disk = {
      ...realDisk,
      async append(file: string, size: number, piece: Uint8Array) {
        if (size + piece.byteLength > state.left) {
          // As much as there is room for, as a real one does.
          await realDisk.append(file, size, piece.subarray(0, Math.max(0, state.left - size)));
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        }
        await realDisk.append(file, size, piece);
      },
    };
    await world.start({ ...unchecked, disk, limits: { piece: 20_000 } });
    const address = await begun();
    const full = await world.patch(address, 0, bytes);
    expect(full.json).toMatchObject({ status: 503, code: 'storage_unavailable' });
    expect(full.json).toMatchObject({ detail: expect.stringContaining('磁盘空间不足') });
    expect(full.headers['retry-after']).toBe('30');
    const offset = await offsetAt(address);
    expect(offset).toBeLessThanOrEqual(50_000);
    state.left = Number.POSITIVE_INFINITY;
    expect((await world.patch(address, offset, bytes.subarray(offset))).status).toBe(204);
    expect(readFileSync(contentOf(address)).equals(bytes)).toBe(true);
  });

  it('room that is kept for the log and for live is not taken', async () => {
    await world.stop();
    await world.start({ ...unchecked, limits: { spare: 2 ** 60 } });
    const answer = await world.begin(9, about());
    expect(answer.json).toMatchObject({ status: 503, code: 'storage_unavailable' });
  });

  it('one of which nothing came for long is thrown away, and a record that is damaged left alone', async () => {
    const idle = await begun();
    const damaged = await begun();
    await world.stop();
    truncateSync(contentOf(damaged).replace(/content$/, 'upload.json'), 20);
    await world.start({ ...unchecked, limits: { idle: 0 } });
    expect((await world.head(idle)).status).toBe(404);
    expect((await world.head(damaged)).status).toBe(404);
    expect(folders()).toEqual([damaged.split('/').at(-1)]);
    expect(world.world.log.join('\n')).toMatch(/久无进展，已清除/);
    expect(world.world.log.join('\n')).toMatch(/记录无法读出/);
  });
});

/** A PATCH of all that is missing, of which only some is sent. */
async function opened(address: string, offset: number, some: Uint8Array) {
  const socket = connect(world.app.port, '127.0.0.1');
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  const head = [
    `PATCH ${address} HTTP/1.1`,
    ...['Host: 127.0.0.1', `Authorization: Bearer ${SOURCE}`, 'Tus-Resumable: 1.0.0'],
    ...['Content-Type: application/offset+octet-stream', `Upload-Offset: ${offset}`],
    `Content-Length: ${bytes.byteLength - offset}`,
    '\r\n',
  ].join('\r\n');
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  await new Promise<void>((resolve) => socket.write(some, () => resolve()));
  return { gone, sent: some.byteLength, hangUp: () => socket.destroy() };
}

async function lostAfter(address: string, offset: number, some: Uint8Array): Promise<void> {
  const half = await opened(address, offset, some);
  half.hangUp();
  await half.gone;
}
