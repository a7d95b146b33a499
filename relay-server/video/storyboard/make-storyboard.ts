import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type GapLine,
  INIT_FILE,
  type SegmentLine,
  segmentFile,
} from '../recording/index-lines.ts';
import { boundedFfmpeg, FfmpegFailed } from './bounded-ffmpeg.ts';
import { pictureArgs, rgbBytes, sheetArgs } from './ffmpeg-args.ts';
import { sheetOf, sheetSize, TILES_A_SHEET } from './sheet.ts';
import {
  manifestFile,
  removeFolder,
  type StoryboardManifest,
  sheetFile,
  storyboardFolders,
} from './storyboard-files.ts';
import { COLUMNS, ROWS, type StoryboardPlan, storyboardPlan } from './storyboard-plan.ts';

export interface MakingOptions {
  /** The recording's own folder. */
  readonly folder: string;
  readonly entries: readonly (SegmentLine | GapLine)[];
  readonly size: { readonly width: number; readonly height: number };
  readonly ffmpeg: string;
  /** For one picture, ms. */
  readonly pictureMs: number;
  readonly signal: AbortSignal;
}

/** There is nothing to be made of it; the message says why. */
export class NoStoryboard extends Error {
  override readonly name = 'NoStoryboard';
}

/** So many pictures after one another that cannot be decoded: the rest is not tried. */
const MOST_FAILURES = 20;

/**
 * Makes a recording's storyboard, all of it or nothing. A picture that cannot be decoded is an empty tile.
 * @throws NoStoryboard, FfmpegFailed; what the disk says
 */
export async function makeStoryboard(options: MakingOptions): Promise<void> {
  const plan = storyboardPlan(options.entries, options.size);
  if (plan === null) throw new NoStoryboard('没有画面');
  const { folder, making } = storyboardFolders(options.folder);
  await removeFolder(making);
  await mkdir(making);
  try {
    const sheets = await makeSheets(plan, making, options);
    await writeFile(manifestFile(making), JSON.stringify(manifestOf(plan, sheets)));
    await removeFolder(folder);
    await rename(making, folder);
  } catch (error) {
    await removeFolder(making);
    throw error;
  }
}

async function makeSheets(
  plan: StoryboardPlan,
  making: string,
  options: MakingOptions,
): Promise<number> {
  const init = await readFile(path.join(options.folder, INIT_FILE));
  const pictures = new Pictures(plan, init, options);
  let sheets = 0;
  for (let from = 0; from < plan.tiles.length; from += TILES_A_SHEET) {
    const tiles: (Uint8Array | null)[] = [];
    for (const n of plan.tiles.slice(from, from + TILES_A_SHEET)) tiles.push(await pictures.of(n));
    const isLast = from + TILES_A_SHEET >= plan.tiles.length;
    if (isLast && pictures.decoded === 0) throw new NoStoryboard(`画面无法解码（${pictures.why}）`);
    sheets += 1;
    await writeFile(sheetFile(making, sheets), await encoded(tiles, plan, options));
  }
  return sheets;
}

/** Pictures of segments, one by one. */
class Pictures {
  decoded = 0;
  why = '';
  readonly #plan: StoryboardPlan;
  readonly #init: Uint8Array;
  readonly #options: MakingOptions;
  /** Neighbouring tiles may be of one segment. */
  #last: { readonly n: number; readonly picture: Uint8Array | null } | null = null;
  #failures = 0;

  constructor(plan: StoryboardPlan, init: Uint8Array, options: MakingOptions) {
    this.#plan = plan;
    this.#init = init;
    this.#options = options;
  }

  async of(n: number | null): Promise<Uint8Array | null> {
    if (n === null) return null;
    if (this.#last?.n !== n) this.#last = { n, picture: await this.#decode(n) };
    return this.#last.picture;
  }

  async #decode(n: number): Promise<Uint8Array | null> {
    const { folder, ffmpeg, pictureMs, signal } = this.#options;
    const output = rgbBytes(this.#plan);
    try {
      const segment = await readFile(path.join(folder, segmentFile(n)));
      const bounds = { time: pictureMs, output, signal };
      const args = pictureArgs(this.#plan);
      const picture = await boundedFfmpeg(ffmpeg, args, [this.#init, segment], bounds);
      if (picture.byteLength !== output) throw new FfmpegFailed('no picture');
      this.decoded += 1;
      this.#failures = 0;
      return picture;
    } catch (error) {
      if (!(error instanceof FfmpegFailed) || error.missing || signal.aborted) throw error;
      this.why = error.message;
      this.#failures += 1;
      if (this.#failures >= MOST_FAILURES) throw new NoStoryboard(`画面无法解码（${this.why}）`);
      return null;
    }
  }
}

function encoded(
  tiles: readonly (Uint8Array | null)[],
  plan: StoryboardPlan,
  { ffmpeg, pictureMs, signal }: MakingOptions,
): Promise<Buffer> {
  const size = sheetSize(plan);
  const bounds = { time: pictureMs, output: rgbBytes(size), signal };
  return boundedFfmpeg(ffmpeg, sheetArgs(size), [sheetOf(tiles, plan)], bounds);
}

function manifestOf(plan: StoryboardPlan, sheets: number): StoryboardManifest {
  const { intervalMs, width, height, tiles } = plan;
  const shape = { columns: COLUMNS, rows: ROWS, tiles: tiles.length, sheets };
  return { v: 1, intervalMs, width, height, ...shape };
}
