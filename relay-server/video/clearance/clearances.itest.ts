import { createHash } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearanceDetail, clearancesAnswer } from '../../../wire/clearance.ts';
import { problemAnswer } from '../../../wire/library.ts';
import { cookieOf } from '../../access/testing/fixed-access.ts';
import { deleteRecording, fileCase } from '../../http/testing/library-client.ts';
import { DamagedRows } from '../../log/damaged-rows.ts';
import { StorageUnavailable } from '../../log/storage-unavailable.ts';
import { withdrawClip } from '../library/commands.ts';
import { segmentFile } from '../recording/index-lines.ts';
import {
  CHECKS,
  CLIP,
  type ClearanceWorld,
  clearanceWorld,
  PROPOSAL,
} from './testing/clearance-world.ts';

let world: ClearanceWorld;
beforeEach(async () => {
  world = await clearanceWorld();
});
afterEach(() => world.close());

const folder = () => path.join(world.world.folder, '.cleared');
const files = () => readdir(folder());
const ofProblem = (json: unknown) => {
  const { code, detail, rule } = problemAnswer.parse(json);
  return { code, detail, rule };
};

/** A program that does this instead of ffmpeg. */
function program(line: string): string {
  const file = path.join(world.world.folder, `instead-${line.length}`);
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('from a clip to what is shown', () => {
  it('H-70 H-71 H-73 proposed, baked, reviewed by another, cleared by a director, then shown to whom it is cleared for', async () => {
    const proposed = await world.propose();
    expect(proposed.status).toBe(201);
    expect(clearanceDetail.parse(proposed.json)).toMatchObject({
      clipId: CLIP,
      proposal: { state: 'baking', by: 'duty' },
      maskPlan: PROPOSAL.masks,
      cleared: null,
    });
    await world.clearances.settled();
    expect(world.proposal).toMatchObject({ state: 'baked', derivative: { ms: 2_000 } });
    const { derivativeId, digest } = world.decided();
    const address = `/video/cleared/${derivativeId}.mp4`;
    // On its way it is for those who work on it, and for no display.
    const preview = await world.as('judge', address);
    expect(preview.status).toBe(200);
    expect(createHash('sha256').update(preview.bytes).digest('hex')).toBe(digest);
    expect((await world.show('bureau', address)).status).toBe(404);

    const review = { ...world.decided(), checks: CHECKS, note: '已逐段核对' };
    expect((await world.step('judge', 'review', review)).status).toBe(200);
    const clear = { ...world.decided(), audiences: ['session'] };
    const done = await world.step('director', 'clear', clear);
    expect(clearanceDetail.parse(done.json)).toMatchObject({
      proposal: { state: 'cleared', reviewedBy: 'judge', note: '已逐段核对' },
      cleared: { digest, audiences: ['session'], by: 'director' },
    });
    const shown = await world.show('session', address);
    expect(shown.status).toBe(200);
    expect(shown.bytes.equals(preview.bytes)).toBe(true);
    expect(shown.headers).toMatchObject({
      'content-type': 'video/mp4',
      'cache-control': 'no-store',
    });
    const statuses = ['bureau', 'delegates', 'closed'].map(async (mode) => {
      const { status } = await world.show(mode, address);
      return status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 404, 404]);
    expect((await world.ask(address, {})).status).toBe(401);
    const part = await world.show('session', address, { range: 'bytes=1000-1999' });
    expect([part.status, part.headers['content-range']]).toEqual([
      206,
      `bytes 1000-1999/${preview.bytes.byteLength}`,
    ]);
    expect(part.bytes.equals(preview.bytes.subarray(1000, 2000))).toBe(true);
    expect((await world.show('session', address, { range: 'bytes=9999999-' })).status).toBe(416);
    const list = clearancesAnswer.parse((await world.as('auditor', '/api/v1/clearances')).json);
    expect(list.clearances.map(({ clipId }) => clipId)).toEqual([CLIP]);
  });

  it('H-71 each step is for its role, and for persons alone', async () => {
    expect((await world.as('auditor', '/api/v1/clearances', PROPOSAL)).status).toBe(403);
    expect((await world.ask('/api/v1/clearances', {}, PROPOSAL)).status).toBe(401);
    await world.propose();
    await world.clearances.settled();
    const review = { ...world.decided(), checks: CHECKS };
    expect((await world.step('duty', 'review', review)).status).toBe(403);
    expect((await world.step('judge', 'review', review)).status).toBe(200);
    const clear = { ...world.decided(), audiences: ['session'] };
    expect((await world.step('judge', 'clear', clear)).status).toBe(403);
    const other = { ...clear, digest: 'e'.repeat(64) };
    expect(ofProblem((await world.step('director', 'clear', other)).json).rule).toBe('K-7');
    const all = { audiences: 'all', reason: '不宜公开' };
    expect((await world.step('auditor', 'withdraw', all)).status).toBe(403);
    const foreign = { cookie: cookieOf('director'), origin: 'http://elsewhere.example' };
    const answer = await world.ask(`/api/v1/clearances/${CLIP}/clear`, foreign, clear);
    expect(answer.status).toBe(403);
  });

  it('H-71 who proposed does not review, though the role would do', async () => {
    await world.as('judge', '/api/v1/clearances', PROPOSAL);
    await world.clearances.settled();
    const answer = await world.step('judge', 'review', { ...world.decided(), checks: CHECKS });
    expect([answer.status, ofProblem(answer.json).rule]).toEqual([409, 'K-6']);
    const unchecked = { ...world.decided(), checks: { ...CHECKS, plates: false } };
    expect((await world.step('director', 'review', unchecked)).status).toBe(400);
  });

  it('H-71 what is wrong with a proposal is said, and nothing is taken', async () => {
    await fileCase(world.world, world.caseNumber);
    const wrong: [object, number, RegExp][] = [
      [{ clipId: 'none' }, 409, /没有此片段/],
      [{ publicTitle: '腾退演示甲房屋' }, 400, /publicTitle：含有当事人的姓名/],
      [{ publicTitle: '（2024）粤0607执1号现场' }, 400, /案号/],
      [{ legalBasis: '电话13800138000' }, 400, /legalBasis：含有证件/],
      [{ maskedParty: '李四' }, 400, /maskedParty：须写化名/],
      [{ masks: [{ ...PROPOSAL.masks[0], x: 0.9 }] }, 400, /遮挡区域超出画面/],
      [{ masks: [{ ...PROPOSAL.masks[0], toMs: 2_001 }] }, 409, /超出片段的起止时间/],
      [{ audiences: [] }, 400, /audiences/],
      [{ audiences: ['bureau'] }, 400, /audiences/],
      [{ more: 1 }, 400, /./],
    ];
    for (const [more, status, why] of wrong) {
      const answer = await world.propose(more);
      expect([answer.status, ofProblem(answer.json).detail]).toEqual([
        status,
        expect.stringMatching(why),
      ]);
    }
    expect(world.clearances.book.all()).toEqual([]);
  });

  it('H-71 two proposals at once: one stands; the same one again is the same', async () => {
    const id = 'aaaaaaaa-0000-4000-8000-000000000001';
    const answers = await Promise.all([
      world.propose({ proposalId: id }),
      world.propose({ publicTitle: '清场' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [standing] = world.clearances.book.all();
    const again = { proposalId: standing?.proposal?.proposalId, ...told(standing?.proposal) };
    expect((await world.propose(again)).status).toBe(201);
    expect(world.clearances.book.all()).toHaveLength(1);
  });
});

const told = (proposal: { readonly publicTitle: string } | null | undefined) => ({
  publicTitle: proposal?.publicTitle,
});

describe('what goes wrong', () => {
  it('H-73 withdrawn, it is shown no more: at once, also in the midst of an answer', async () => {
    const address = await world.clear();
    const { derivativeId } = world.decided();
    const known = world.clearances.derivative(derivativeId);
    if (!known) throw new Error('no derivative');
    let ended = '';
    const answer = await world.clearances.open(known, {
      mayGoOn: () => world.clearances.clearedFor(derivativeId, 'delegates'),
      end: () => {
        ended += 'ended ';
      },
    });
    const less = { audiences: ['delegates'], reason: '当事人异议' };
    expect((await world.step('duty', 'withdraw', less)).status).toBe(200);
    expect(ended).toBe('ended ');
    await answer?.close();
    expect((await world.show('delegates', address)).status).toBe(404);
    expect((await world.show('session', address)).status).toBe(200);
    const all = { audiences: 'all', reason: '不再使用' };
    expect((await world.step('duty', 'withdraw', all)).status).toBe(200);
    expect((await world.show('session', address)).status).toBe(404);
    expect((await world.as('director', address)).status).toBe(404);
    await world.clearances.settled();
    expect(await files()).toEqual([]);
    expect(ofProblem((await world.step('duty', 'withdraw', all)).json).rule).toBe('K-9');
  });

  it('H-73 a clip of which nobody can tell how it stands is shown to nobody, and its file kept', async () => {
    const address = await world.clear();
    expect((await world.show('session', address)).status).toBe(200);
    const damaged = { topic: 'clearance', id: CLIP, caseNumber: null, seq: 99, data: 'torn' };
    expect(() => world.clearances.update([damaged])).toThrow(DamagedRows);
    await world.clearances.settled();
    expect((await world.show('session', address)).status).toBe(404);
    expect((await world.as('director', address)).status).toBe(404);
    expect(await files()).toHaveLength(1);

    await world.restart();
    expect((await world.show('session', address)).status).toBe(200);
    world.clearances.shut();
    expect((await world.show('session', address)).status).toBe(404);
    await world.clearances.settled();
    expect(await files()).toHaveLength(1);
  });

  it('V-34 H-71 H-73 withdrawn while the log takes nothing it is given out no more, and withdrawn in the log later', async () => {
    const address = await world.clear();
    const { recorder } = world.world;
    const record = recorder.record.bind(recorder);
    recorder.record = async () => {
      throw new StorageUnavailable('readonly');
    };
    const withdraw = (audiences: readonly string[] | 'all') =>
      world.step('director', 'withdraw', { audiences, reason: '画面有旁人' });
    expect(await withdraw(['session'])).toMatchObject({
      json: { status: 503, code: 'not_recorded', detail: expect.stringContaining('已经撤回') },
    });
    expect((await world.show('session', address)).status).toBe(404);
    expect((await world.show('delegates', address)).status).toBe(200);
    expect((await withdraw('all')).status).toBe(503);
    for (const mode of ['session', 'delegates', 'bureau']) {
      expect((await world.show(mode, address)).status).toBe(404);
    }
    expect((await world.as('director', address)).status).toBe(404);
    expect(await files()).toHaveLength(1);
    recorder.record = record;
    await vi.waitFor(() => expect(world.withdrawing.unrecorded.all).toEqual([]));
    expect(world.clearances.book.get(CLIP)?.cleared).toBeNull();
    await world.clearances.settled();
    expect(await files()).toEqual([]);
  });

  it('H-73 with its clip, or its recording, the derivative goes', async () => {
    const address = await world.clear();
    const { clips, recorder, store, clock } = world.world;
    const clip = clips.get(CLIP);
    if (!clip) throw new Error('no clip');
    const options = { clips, recorder, store, clock, ...world.withdrawing };
    await withdrawClip(clip, { by: 'duty', reason: '误标' }, options);
    expect((await world.show('session', address)).status).toBe(404);
    await deleteRecording(world.world, 'run-1');
    await world.clearances.settled();
    expect(await files()).toEqual([]);
    const answer = await world.propose();
    expect([answer.status, ofProblem(answer.json).rule]).toEqual([409, 'K-1']);
  });

  it('H-73 bytes that were changed on the disk are never given out, not even a part', async () => {
    const address = await world.clear();
    expect((await world.show('session', address)).status).toBe(200);
    const file = path.join(folder(), path.basename(address));
    const { mtime, atime } = await stat(file);
    const handle = await open(file, 'r+');
    const before = await readFile(file);
    await handle.write(Buffer.from([(before[5_000] ?? 0) ^ 1]), 0, 1, 5_000);
    await handle.utimes(atime, mtime);
    await handle.close();
    const answer = await world.show('session', address, { range: 'bytes=0-99' });
    expect([answer.status, ofProblem(answer.json).detail]).toEqual([
      404,
      '成片文件缺失或与批准时不符，已停止播放；请通知运维',
    ]);
    expect(world.world.log.join('\n')).toContain('与批准时的摘要不符');
    await writeFile(file, before);
    expect((await world.show('session', address)).status).toBe(200);
  });

  it('H-72 withdrawn while it is baked: the bake is broken off, and nothing is left', async () => {
    await world.restart({ ffmpeg: program('exec sleep 60') });
    await world.propose();
    expect(world.proposal?.state).toBe('baking');
    const all = { audiences: 'all', reason: '误提' };
    expect((await world.step('duty', 'withdraw', all)).status).toBe(200);
    await world.clearances.settled();
    expect(world.proposal?.state).toBe('withdrawn');
    expect(await files()).toEqual([]);
  });

  it('H-72 a relay that goes in the midst of it leaves it to the next one', async () => {
    await world.restart({ ffmpeg: program('exec sleep 60') });
    await world.propose();
    await writeFile(path.join(folder(), `${CLIP}.mp4`), 'nobody knows of this');
    await writeFile(path.join(folder(), `${CLIP}.mp4.partial`), 'half');
    await world.restart();
    await world.clearances.settled();
    expect(world.proposal?.state).toBe('baked');
    expect(await files()).toEqual([`${world.decided().derivativeId}.mp4`]);
  });

  it('H-72 a bake that cannot be done is told, and may be asked for anew', async () => {
    const failing: [Parameters<ClearanceWorld['restart']>[0], RegExp][] = [
      [{ ffmpeg: program('kill -9 $$') }, /合成进程意外结束/],
      [{ ffmpeg: 'no-such-program' }, /未安装 ffmpeg/],
      [{ ffmpeg: program('echo "x: No space left on device" >&2; exit 1') }, /磁盘空间不足/],
      [{ limits: { reserve: Number.MAX_SAFE_INTEGER } }, /磁盘空间不足/],
      [{ limits: { reserve: 0, storeBytes: 10 } }, /成片存储已满/],
    ];
    for (const [changes, why] of failing) {
      await world.restart(changes);
      await world.propose();
      await world.clearances.settled();
      expect(world.proposal).toMatchObject({
        state: 'failed',
        reason: expect.stringMatching(why),
      });
    }
    await world.restart();
    const segment = path.join(world.world.folder, 'unit-1', 'run-1', segmentFile(2));
    const whole = await readFile(segment);
    await writeFile(segment, 'another picture');
    await world.propose();
    await world.clearances.settled();
    expect(world.proposal?.reason).toContain('长度与索引不符');
    await writeFile(segment, whole);
    await world.propose();
    await world.clearances.settled();
    expect(world.proposal?.state).toBe('baked');
  });

  it('H-71 refused, with a reason, by who reviews; another proposal takes its place', async () => {
    await world.propose();
    await world.clearances.settled();
    const { proposalId } = world.decided();
    const refusal = { proposalId, reason: '右侧车牌未遮' };
    expect((await world.step('judge', 'refuse', { ...refusal, reason: ' ' })).status).toBe(400);
    const refused = await world.step('judge', 'refuse', refusal);
    expect(clearanceDetail.parse(refused.json).proposal).toMatchObject({
      ...{ state: 'refused', reason: '右侧车牌未遮', lastBy: 'judge' },
    });
    await world.clearances.settled();
    expect(await files()).toEqual([]);
    expect((await world.propose()).status).toBe(201);
    const stale = await world.step('judge', 'refuse', refusal);
    expect([stale.status, ofProblem(stale.json).rule]).toEqual([409, 'K-4']);
  });
});
