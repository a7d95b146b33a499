import { expect, it } from 'vitest';
import {
  alertRow,
  CASE_A,
  CASE_B,
  caseRow,
  goneRow,
  metaRow,
  paymentRow,
  pointRow,
  townRow,
} from './testing/sample-rows.ts';
import { startTcpProxy } from './testing/tcp-proxy.ts';
import { TestDisplay } from './testing/test-display.ts';
import { startTestRelay } from './testing/test-relay.ts';

/** The same numbers every time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

it.each([1, 2, 3])(
  'F-1 through cuts and stalls every display ends equal to the log (seed %i)',
  async (seed) => {
    const pick = numbers(seed);
    const relay = await startTestRelay({ limits: { partRows: 25, recentRows: 60 } });
    const lines = [await startTcpProxy(relay.port), await startTcpProxy(relay.port)];
    const scopes = ['wall', `case:${CASE_A}`, `case:${CASE_B}`] as const;
    const displays = [...lines, relay].map(({ url }) => new TestDisplay(url));
    for (const display of displays) display.keepFollowing(...scopes);

    const change = () => {
      const rows = [pointRow(pick(80), pick(1_000)), alertRow(`a${pick(15)}`, pick(3_000))];
      if (pick(3) === 0) rows.push(townRow(pick(30)));
      if (pick(3) === 0) rows.push(paymentRow(pick(2) ? CASE_A : CASE_B, `p${pick(9)}`, pick(99)));
      if (pick(9) === 0) rows.push(caseRow(CASE_A, `案由${pick(9)}`), metaRow(pick(1_000)));
      return rows.map((row) => (pick(6) === 0 ? goneRow(row) : row));
    };
    for (let step = 0; step < 400; step += 1) {
      await relay.commit(...change());
      const line = lines[pick(lines.length)];
      if (pick(60) === 0) line?.cut();
      if (pick(40) === 0) line?.stall();
      if (pick(10) === 0) line?.flow();
      // Lets sockets speak in between; how often is part of the game.
      if (pick(3) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const line of lines) line.flow();
    const last = await relay.commit(caseRow(CASE_A), caseRow(CASE_B), metaRow());
    for (const display of displays) {
      for (const scope of scopes) {
        await display.at(last, scope);
        expect(display.views(scope)).toEqual(await relay.truth(scope));
      }
      expect(display.faults).toEqual([]);
      display.close();
    }
    for (const line of lines) await line.close();
    await relay.close();
    expect([relay.errors, relay.notes]).toEqual([[], []]);
  },
);
