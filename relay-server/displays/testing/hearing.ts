import { type RoomMode, roomModes } from '../../../wire/codes.ts';
import type { TestDisplay } from '../../fanout/testing/test-display.ts';

/** What a display was sent, and what might be shown before its wall then. */
export interface Heard {
  readonly mode: RoomMode;
  readonly text: string;
}

/** Deterministic numbers below a bound. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Notes every packet as it comes over the line, before anything is made of it. */
export function listenTo(page: TestDisplay, hear: (heard: Heard) => void): void {
  let mode: RoomMode = 'closed';
  const note = (data: unknown) => {
    const text = String(data);
    const said = /"roomMode":"([a-z]+)"/.exec(text)?.[1];
    if (said !== undefined && text.includes('"welcome"')) mode = roomModes.schema.parse(said);
    hear({ mode, text });
  };
  const attach = () => page.socket.io.engine.on('data', note);
  if (page.socket.io.engine) attach();
  page.socket.io.on('open', attach);
}
