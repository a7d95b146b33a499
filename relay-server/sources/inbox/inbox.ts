import { lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tidyName } from './file-name.ts';
import { RefusedLines } from './refused-lines.ts';
import { type FileReport, type RecordEvents, takeFile } from './take-file.ts';

/** The source name of everything that comes through the folder. */
export const INBOX_SOURCE = 'inbox';

const POLL_MS = 1_000;
const TAKEN_ENDINGS = ['.ndjson', '.jsonl'];
/** A file that cannot be taken is tried again at the next look, then ever more rarely. */
const MOST_LOOKS_PASSED = 60;

export interface InboxOptions {
  /** Holds inbox/, inbox/done/ and inbox/refused/. */
  folder: string;
  record: RecordEvents;
  onTaken: (name: string, report: FileReport) => void;
  /** A file that could not be taken now; it stays and is tried again. */
  onError: (name: string, error: unknown) => void;
}

/** A file as it stood at the last look. `key`: its name's bytes, which need not be UTF-8. */
interface Seen {
  readonly stamp: string;
  readonly failures: number;
  /** Looks to pass before it is tried again. */
  readonly pass: number;
}

/**
 * Folder drop for courts behind an air gap. A file is taken once it has not changed between two
 * looks, and then stands in done/ or, when any line was refused, in refused/, with a report beside it.
 */
export class Inbox {
  readonly #options: InboxOptions;
  #seen = new Map<string, Seen>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.#makeFolders();
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
    await this.#makeFolders();
    const seen = new Map<string, Seen>();
    for (const name of (await readdir(this.#options.folder, { encoding: 'buffer' })).sort(
      Buffer.compare,
    )) {
      const key = name.toString('latin1');
      if (!TAKEN_ENDINGS.some((ending) => key.toLowerCase().endsWith(ending))) continue;
      const left = await this.#lookAt(name, this.#seen.get(key));
      if (left) seen.set(key, left);
    }
    this.#seen = seen;
  }

  /** @returns what to remember of a file that was not taken */
  async #lookAt(name: Buffer, before: Seen | undefined): Promise<Seen | null> {
    let stamp = '';
    try {
      const found = await stampOf(this.#pathOf(name));
      if (found === null) return null;
      stamp = found;
      if (before?.stamp !== stamp) return { stamp, failures: 0, pass: 0 };
      if (before.pass > 0) return { ...before, pass: before.pass - 1 };
      await this.#take(name);
      return null;
    } catch (error) {
      this.#options.onError(tidyName(name), error);
      const failures = (before?.failures ?? 0) + 1;
      return { stamp, failures, pass: Math.min(2 ** (failures - 1) - 1, MOST_LOOKS_PASSED) };
    }
  }

  async #take(name: Buffer): Promise<void> {
    const { folder, record, onTaken } = this.#options;
    const tidy = tidyName(name);
    const inRefused = path.join(
      folder,
      'refused',
      await freeName(path.join(folder, 'refused'), tidy),
    );
    const lines = new RefusedLines(`${inRefused}.to-correct.ndjson.txt`);
    let report: FileReport;
    try {
      report = await takeFile(this.#pathOf(name), record, (texts) => lines.keep(texts));
      await lines.finish();
    } catch (error) {
      await lines.discard();
      throw error;
    }
    const done = path.join(folder, 'done');
    const target = report.refused > 0 ? inRefused : path.join(done, await freeName(done, tidy));
    await writeDurably(`${target}.report.json`, JSON.stringify(reportText(tidy, report), null, 2));
    await rename(this.#pathOf(name), target);
    onTaken(tidy, report);
  }

  #pathOf(name: Buffer): Buffer {
    return Buffer.concat([Buffer.from(this.#options.folder + path.sep), name]);
  }

  async #makeFolders(): Promise<void> {
    for (const name of ['done', 'refused']) {
      await mkdir(path.join(this.#options.folder, name), { recursive: true });
    }
  }
}

function reportText(name: string, report: FileReport) {
  const { lines, accepted, duplicates, refused, reasons } = report;
  return {
    文件: name,
    行数: lines,
    收下: accepted,
    重复: duplicates,
    未采纳: refused,
    说明:
      refused === 0
        ? '全部收下'
        : '未采纳的行另存为同名 .to-correct.ndjson.txt；更正后改名为 .ndjson 放回 inbox 即可，已收下的不会重复',
    明细: reasons,
  };
}

/** @returns null for what is no file: a link, a folder, a pipe */
async function stampOf(file: Buffer): Promise<string | null> {
  const stat = await lstat(file);
  return stat.isFile() ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : null;
}

/** The name itself, or with a number when the folder already holds one of that name. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const { name: stem, ext } = path.parse(name);
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${stem}.${number}${ext}`;
  return candidate;
}

async function writeDurably(file: string, content: string): Promise<void> {
  await writeFile(file, content);
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
