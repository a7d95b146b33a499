/**
 * A clock that survives encoding: a row of square blocks along the top of the picture, white for 1.
 * 20 bits of milliseconds (17 minutes, then over again), the lowest first, and 4 bits that check them.
 */
export const BLOCKS = 24;
const CHECKED_BITS = 20;
const WRAP_MS = 2 ** CHECKED_BITS;
const WHITE = 235;
const BLACK = 16;

/** @param luma the picture's first plane, row by row  @param ms UTC; what is beyond 20 bits is lost */
export function drawClock(luma: Uint8Array, width: number, ms: number): void {
  const side = Math.floor(width / BLOCKS);
  const code = withCheck(Math.floor(ms) % WRAP_MS);
  const row = new Uint8Array(width).fill(BLACK);
  for (let block = 0; block < BLOCKS; block += 1) {
    row.fill(
      Math.floor(code / 2 ** block) % 2 === 1 ? WHITE : BLACK,
      block * side,
      (block + 1) * side,
    );
  }
  for (let y = 0; y < side; y += 1) luma.set(row, y * width);
}

/**
 * When the picture was drawn.
 * @param code the blocks as a number, the first the lowest bit  @param seenAt UTC ms, at most 17 minutes later
 * @returns UTC ms; null: it was no clock, or not to be read
 */
export function readClock(code: number, seenAt: number): number | null {
  const ms = code % WRAP_MS;
  if (code !== withCheck(ms)) return null;
  const turns = Math.floor((seenAt - ms) / WRAP_MS);
  return turns * WRAP_MS + ms;
}

function withCheck(ms: number): number {
  let check = 0b1010;
  for (let rest = ms; rest > 0; rest = Math.floor(rest / 16)) check ^= rest % 16;
  return check * WRAP_MS + ms;
}
