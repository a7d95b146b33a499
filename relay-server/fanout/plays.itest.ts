import { afterEach, describe, expect, it } from 'vitest';
import type { Failed, Shown } from '../../wire/frame.ts';
import type { PlayAnswer } from './plays.ts';
import { TestDisplay } from './testing/test-display.ts';
import { startTestRelay, type TestRelay } from './testing/test-relay.ts';

let relay: TestRelay;
let display: TestDisplay;

afterEach(async () => {
  display.close();
  await relay.close();
});

const played = { sessionId: 's1', itemId: 'i1', derivativeId: 'd1' };
const shown: Shown = {
  ...played,
  ...{ digest: 'a'.repeat(64), fromMs: 0, toMs: 4_000 },
  ...{ startedAt: 1_732_700_000_000, endedAt: 1_732_700_004_000 },
};
const failed: Failed = { ...played, why: 'unavailable', at: 1_732_700_000_000 };

async function start(answer?: () => Promise<PlayAnswer>) {
  const heard: unknown[] = [];
  const hear = async (by: { audience: string }, message: unknown) => {
    heard.push([by.audience, message]);
    return answer?.() ?? 'taken';
  };
  relay = await startTestRelay(answer ? { plays: { shown: hear, failed: hear } } : {});
  display = new TestDisplay(relay.url);
  await display.until(() => display.welcome !== null);
  return heard;
}

describe('what a display says of its playback', () => {
  it('F-70 F-71 is handed on with who says it, and acknowledged when it is taken', async () => {
    const heard = await start(async () => 'taken');
    expect(await display.socket.emitWithAck('shown', shown)).toEqual({ taken: true });
    expect(await display.socket.emitWithAck('failed', failed)).toEqual({ taken: true });
    expect(heard).toEqual([
      ['bureau', shown],
      ['bureau', failed],
    ]);
  });

  it('F-70 is refused where nobody hears it, where it is not this display’s to say, or broken', async () => {
    await start();
    expect(await display.socket.emitWithAck('shown', shown)).toEqual({ refused: 'unavailable' });
    display.close();
    await relay.close();
    const heard = await start(async () => 'forbidden');
    expect(await display.socket.emitWithAck('shown', shown)).toEqual({ refused: 'forbidden' });
    const broken = { ...shown, digest: 'no digest' };
    expect(await display.socket.emitWithAck('shown', broken)).toEqual({ refused: 'bad_request' });
    expect(heard).toHaveLength(1);
  });

  it('F-70 F-63 what cannot be true is refused however often it is said, and cuts nobody off', async () => {
    await start(async () => 'bad_request');
    for (let n = 0; n < 15; n += 1) {
      const answer = await display.socket.emitWithAck('shown', shown);
      expect(answer).toEqual({ refused: 'bad_request' });
    }
    expect(display.refusals).toEqual([]);
    expect(display.socket.connected).toBe(true);
  });

  it('F-45 a pong tells the machine’s own time beside the relay’s', async () => {
    await start();
    const before = Date.now();
    const pong = await display.socket.emitWithAck('ping', { sentAt: 0 });
    expect(pong).toMatchObject({ serverAt: 1_732_700_000_000, head: 0 });
    expect(Object(pong).machineAt).toBeGreaterThanOrEqual(before);
    expect(Object(pong).machineAt).toBeLessThanOrEqual(Date.now());
  });
});
