import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  caseNumber,
  instant,
  recordingId,
  sha256,
  streamId,
  text,
} from '../../../wire/primitives.ts';

/** An upload's name: part of its address, and of its folder. */
export const uploadId = z.uuid({ version: 'v4' });

/** What is kept of an upload beside its bytes, `upload.json`. Instants are UTC ms of this machine's clock. */
export const uploadRecord = z.strictObject({
  v: z.literal(1),
  id: uploadId,
  /** The source that began it: nobody else goes on with it. */
  by: text(40),
  streamId,
  capturedAt: instant,
  filename: text(200).optional(),
  /** As declared, until the bytes have shown it. */
  sha256: sha256.optional(),
  caseNumber: caseNumber.optional(),
  /** Bytes in all, and those that are on the disk. */
  length: z.int().min(1),
  offset: z.int().min(0),
  createdAt: instant,
  touchedAt: instant,
  state: z.enum(['receiving', 'checking', 'stored', 'refused']),
  recordingId: recordingId.optional(),
  /** In Chinese, where there is more to say than the state does. */
  message: text(300).optional(),
  /** How often a process died over it. */
  deaths: z.int().min(0),
  /** Refused, and its bytes are still there. */
  kept: z.boolean(),
});
export type UploadRecord = z.infer<typeof uploadRecord>;

/** A file of a stream is one recording, however often it is sent. */
export function recordingIdOf(stream: string, digest: string): string {
  const hash = createHash('sha256').update(`${stream}\n${digest}`, 'utf8').digest('hex');
  return `up-${hash.slice(0, 32)}`;
}

const MESSAGES = {
  receiving: '正在接收；中断后可从 offset 处续传',
  checking: '已收完，正在核对并转存',
  stored: '已入库，可以回放',
  refused: '未采纳',
} as const satisfies Record<UploadRecord['state'], string>;

/** What is told of an upload. @param expiresAt UTC ms; null: it does not */
export function uploadView(record: UploadRecord, expiresAt: number | null) {
  const { id, state, streamId: stream, capturedAt, length, offset, createdAt, deaths } = record;
  const { filename, sha256: digest, caseNumber: ofCase, recordingId: recording, kept } = record;
  return {
    ...{ id, state },
    message: record.message ?? MESSAGES[state],
    ...(recording !== undefined && { recordingId: recording }),
    ...{ streamId: stream, capturedAt, length, offset, createdAt },
    ...(filename !== undefined && { filename }),
    ...(digest !== undefined && { sha256: digest }),
    ...(ofCase !== undefined && { caseNumber: ofCase }),
    ...(state === 'refused' && { kept }),
    ...(state === 'checking' && deaths > 0 && { attempts: deaths + 1 }),
    ...(expiresAt !== null && { expiresAt }),
  };
}
