import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { instant, recordingId, sha256, text } from '../../../wire/primitives.ts';
import type { Disk } from '../recording/disk.ts';
import { orMissing } from '../recording/recover.ts';
import { foldersIn } from '../recording/recover-all.ts';

export const exportId = z.uuid().toLowerCase();

/** What is known of an export, also after the relay was started anew. */
const exportRecord = z.strictObject({
  v: z.literal(1),
  id: exportId,
  /** Of its files, without their endings. */
  name: text(120),
  recordingId,
  /** What is contained. */
  fromMs: z.int().min(0),
  toMs: z.int().min(1),
  /** UTC ms of this machine's clock: then it is taken away. */
  keptUntil: instant,
  state: z.enum(['making', 'ready', 'failed']),
  /** Chinese, why it failed. */
  message: z.nullable(z.string()),
  made: z.nullable(z.strictObject({ bytes: z.int().min(1), sha256, manifestSha256: sha256 })),
});
export type ExportRecord = z.infer<typeof exportRecord>;

const RECORD = 'export.json';

/** What is on the disk of exports: a folder each, with what is known of it and its two files. */
export class ExportFolder {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  videoOf = (id: string): string => path.join(this.#folder, id, 'video.mp4');
  manifestOf = (id: string): string => path.join(this.#folder, id, 'manifest.json');

  /** All that there is; what has no readable record was being begun, or taken away, and is taken away. */
  async load(): Promise<ExportRecord[]> {
    const records: ExportRecord[] = [];
    for (const id of await foldersIn(this.#folder)) {
      if (!exportId.safeParse(id).success) continue;
      const text = await orMissing(readFile(path.join(this.#folder, id, RECORD), 'utf8'));
      const record = text === null ? null : parsed(text);
      if (record?.id === id) records.push(record);
      else await this.remove(id);
    }
    return records;
  }

  async begin(record: ExportRecord): Promise<void> {
    await this.#disk.makeFolder(path.join(this.#folder, record.id));
    await this.save(record);
  }

  async save(record: ExportRecord): Promise<void> {
    const text = JSON.stringify(exportRecord.parse(record));
    await this.#disk.writeWhole(path.join(this.#folder, record.id, RECORD), [Buffer.from(text)]);
  }

  /** Takes the files away; what is known of the export stays. */
  async dropFiles(id: string): Promise<void> {
    await rm(this.videoOf(id), { force: true });
    await rm(this.manifestOf(id), { force: true });
  }

  /** The record goes first: what is left of a folder without one is taken away at the next start. */
  async remove(id: string): Promise<void> {
    const folder = path.join(this.#folder, id);
    await rm(path.join(folder, RECORD), { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

function parsed(text: string): ExportRecord | null {
  try {
    const record = exportRecord.safeParse(JSON.parse(text));
    return record.success ? record.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
