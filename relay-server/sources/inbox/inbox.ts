import { lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileReport, type RecordEvents, takeFile } from './take-file.ts';

/** The source name of everything that comes through the folder. */
export const INBOX_SOURCE = 'inbox';

const POLL_MS = 1_000;
const TAKEN_ENDINGS = new Set(['.ndjson', '.jsonl']);

export interface InboxOptions {
  /** Holds inbox/, inbox/done/ and inbox/refused/. */
  folder: string;
  record: RecordEvents;
  onTaken: (name: string, report: FileReport) => void;
  /** A file that could not be taken now; it stays and is tried again. */
  onError: (name: string, error: unknown) => void;
}

/**
 * Folder drop for courts behind an air gap. A file is taken once it has not changed between two
 * looks, and then stands in done/ or, when any line was refused, in refused/, with a report beside it.
 */
export class Inbox {
  readonly #options: InboxOptions;
  #seen = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    for (const name of ['', 'done', 'refused']) {
      await mkdir(path.join(this.#options.folder, name), { recursive: true });
    }
    this.#timer = setInterval(() => {
      this.#looking = this.#looking
        .then(() => this.look())
        .catch((error: unknown) => this.#options.onError('inbox', error));
    }, POLL_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** One look at the folder: takes every file that stood unchanged since the last look. */
  async look(): Promise<void> {
    const seen = new Map<string, string>();
    for (const name of (await readdir(this.#options.folder)).sort()) {
      if (!TAKEN_ENDINGS.has(path.extname(name).toLowerCase())) continue;
      const { size, mtimeMs, isFile } = await stampOf(path.join(this.#options.folder, name));
      if (!isFile) continue;
      const stamp = `${size} ${mtimeMs}`;
      if (this.#seen.get(name) !== stamp) {
        seen.set(name, stamp);
        continue;
      }
      try {
        await this.#take(name);
      } catch (error) {
        seen.set(name, stamp);
        this.#options.onError(name, error);
      }
    }
    this.#seen = seen;
  }

  async #take(name: string): Promise<void> {
    const { folder, record, onTaken } = this.#options;
    const report = await takeFile(path.join(folder, name), record);
    const place = report.refused.length > 0 ? 'refused' : 'done';
    const base = await freeName(path.join(folder, place), name);
    const target = path.join(folder, place, base);
    await writeDurably(`${target}.report.json`, JSON.stringify(reportText(name, report), null, 2));
    if (report.refusedText.length > 0) {
      const lines = Buffer.concat(
        report.refusedText.flatMap(({ text }) => [text, Buffer.from('\n')]),
      );
      await writeDurably(`${target}.to-correct.ndjson.txt`, lines);
    }
    await rename(path.join(folder, name), target);
    onTaken(name, report);
  }
}

function reportText(name: string, report: FileReport) {
  const { lines, accepted, duplicates, refused, refusedText } = report;
  return {
    文件: name,
    行数: lines,
    收下: accepted,
    重复: duplicates,
    未采纳: refusedText.length,
    说明:
      refusedText.length === 0
        ? '全部收下'
        : '未采纳的行另存为同名 .to-correct.ndjson.txt；更正后改名为 .ndjson 放回 inbox 即可，已收下的不会重复',
    明细: refused,
  };
}

async function stampOf(file: string) {
  const stat = await lstat(file);
  return { size: stat.size, mtimeMs: stat.mtimeMs, isFile: stat.isFile() };
}

/** The name itself, or with a number when the folder already holds one of that name. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const { name: stem, ext } = path.parse(name);
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${stem}.${number}${ext}`;
  return candidate;
}

async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  await writeFile(file, content);
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
