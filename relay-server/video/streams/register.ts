import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { streamKinds, towns } from '../../../wire/codes.ts';
import { caseNumber, streamId, text } from '../../../wire/primitives.ts';
import type { RecordOutcome } from '../../intake/recorder.ts';
import { type Saying, saying, sayOwn } from '../../intake/say-own.ts';
import type { StreamBook } from './stream-book.ts';
import { digestOfKey } from './stream-book.ts';

/** Schemes that ffmpeg may be told to pull from; nothing of this machine's files. */
const PULLED = /^(rtsp|rtmp|https?):\/\/[^\s/]+/i;

/** What `POST /api/v1/streams` takes. */
export const streamRequest = z
  .strictObject({
    id: streamId,
    title: text(40),
    kind: streamKinds.schema,
    url: text(500)
      .refine((url) => PULLED.test(url) && URL.canParse(url), {
        error: '地址须以 rtsp://、rtmp://、http:// 或 https:// 开头',
      })
      .optional(),
    caseNumber: caseNumber.optional(),
    officer: text(40).optional(),
    unit: text(40).optional(),
    town: z.optional(towns.schema),
  })
  .refine(({ kind, url }) => (kind === 'pull') === (url !== undefined), {
    path: ['url'],
    error: '拉流（pull）须写明地址，推流（push）不写地址',
  });
export type StreamRequest = z.infer<typeof streamRequest>;

export interface StreamRecorder {
  record(source: string, items: readonly unknown[]): Promise<RecordOutcome>;
}

export interface RegisterOptions {
  readonly recorder: StreamRecorder;
  readonly book: StreamBook;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
}

/** The stream is not as the request takes it to be: registered already, or not at all. */
export class StreamConflict extends Error {
  override readonly name = 'StreamConflict';
}

/**
 * Registers a stream, durably.
 * @param by the source that asks for it
 * @param key to publish with; a new one for every registration but the demo's
 * @returns the key to publish with; null for a pulled stream. It is kept nowhere: only told here.
 * @throws StreamConflict when it stands registered; StorageUnavailable, Overloaded
 */
export async function registerStream(
  { id, ...details }: StreamRequest,
  by: string,
  options: RegisterOptions,
  key = randomBytes(18).toString('base64url'),
): Promise<string | null> {
  if (options.book.get(id)) throw new StreamConflict('此视频流已经登记；要更改请先停用');
  const pushed = details.kind === 'push';
  const digest = pushed ? { keyDigest: digestOfKey(key) } : {};
  await say(saying('stream.registered', { streamId: id, ...details, ...digest, by }), options);
  return pushed ? key : null;
}

/** @throws StreamConflict when no such stream stands; StorageUnavailable, Overloaded */
export async function revokeStream(
  id: string,
  by: string,
  options: RegisterOptions,
): Promise<void> {
  if (!options.book.get(id)) throw new StreamConflict('没有此视频流，或已停用');
  await say(saying('stream.revoked', { streamId: id, by }), options);
}

/** Two requests at once: the second one is refused by the rules. */
function say(saying: Saying, options: RegisterOptions): Promise<void> {
  return sayOwn([saying], options, ({ message }) => new StreamConflict(message));
}
