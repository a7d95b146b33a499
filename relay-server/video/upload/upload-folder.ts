import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from '../recording/disk.ts';
import { orMissing } from '../recording/recover.ts';
import { foldersIn } from '../recording/recover-all.ts';
import { type UploadRecord, uploadId, uploadRecord } from './upload-record.ts';

const RECORD = 'upload.json';
const CONTENT = 'content';
const STAGE = 'recording';

/** What is on the disk of uploads: a folder each, with what is known of it, its bytes, and what becomes of them. */
export class UploadFolder {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  contentOf = (id: string): string => path.join(this.#folder, id, CONTENT);
  stageOf = (id: string): string => path.join(this.#folder, id, STAGE);

  /**
   * All that there is. A folder without a record was being made, or taken away, when the relay went.
   * @param onUnreadable told of a record that is not what was written; it is not touched
   */
  async load(onUnreadable: (id: string) => void): Promise<UploadRecord[]> {
    const records: UploadRecord[] = [];
    for (const id of await foldersIn(this.#folder)) {
      if (!uploadId.safeParse(id).success) continue;
      const text = await orMissing(readFile(path.join(this.#folder, id, RECORD), 'utf8'));
      const record = text === null ? null : parsed(text);
      if (text === null) await this.remove(id);
      else if (record?.id === id) records.push(record);
      else onUnreadable(id);
    }
    return records;
  }

  async create(record: UploadRecord): Promise<void> {
    await this.#disk.makeFolder(path.join(this.#folder, record.id));
    await this.#disk.writeWhole(this.contentOf(record.id), []);
    await this.save(record);
  }

  async save(record: UploadRecord): Promise<void> {
    const text = JSON.stringify(uploadRecord.parse(record));
    await this.#disk.writeWhole(path.join(this.#folder, record.id, RECORD), [Buffer.from(text)]);
  }

  /** What stands beyond `offset` was never acknowledged, and is written over. */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    await this.#disk.append(this.contentOf(id), offset, bytes);
  }

  async dropStage(id: string): Promise<void> {
    await rm(this.stageOf(id), { recursive: true, force: true });
  }

  /** Takes the bytes away; what is known of the upload stays. */
  async dropContent(id: string): Promise<void> {
    await this.dropStage(id);
    await rm(this.contentOf(id), { force: true });
  }

  /** The record goes first: what is left of a folder without one is taken away at the next start. */
  async remove(id: string): Promise<void> {
    const folder = path.join(this.#folder, id);
    await rm(path.join(folder, RECORD), { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

function parsed(text: string): UploadRecord | null {
  try {
    const record = uploadRecord.safeParse(JSON.parse(text));
    return record.success ? record.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
