import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface DemoBackfillOptions {
  /** Of the relay. */
  readonly url: string;
  readonly key: string;
  readonly ffmpeg: string;
}

/** A demo that is left on must not send the same clip for ever. */
const MOST = 20;

/** What a device does when its link is back: it sends what it recorded meanwhile, through the real door. */
export class DemoBackfill {
  readonly #options: DemoBackfillOptions;
  readonly #stopping = new AbortController();
  #sent = 0;

  constructor(options: DemoBackfillOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#stopping.abort();
  }

  /**
   * Sends so much of a clip as of a stream.
   * @param capturedAt when its first frame was taken, UTC ms of this machine's clock
   * @throws Error with what the relay answered; nothing once it is stopped
   */
  async send(streamId: string, clip: string, capturedAt: number, seconds: number): Promise<void> {
    if (this.#sent >= MOST) return;
    this.#sent += 1;
    try {
      const file = await this.#recorded(clip, capturedAt, seconds);
      const metadata = { streamId, capturedAt: String(capturedAt), filename: `${streamId}.mp4` };
      const begun = await this.#ask('/api/v1/uploads', 'POST', {
        'upload-length': String(file.byteLength),
        'upload-metadata': Object.entries(metadata)
          .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
          .join(','),
      });
      const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
      await this.#ask(begun.headers.get('location') ?? '', 'PATCH', type, file);
    } catch (error) {
      if (!this.#stopping.signal.aborted) throw error;
    }
  }

  /** The time in its metadata makes it another file each time, as a device's would be. */
  async #recorded(clip: string, capturedAt: number, seconds: number) {
    const folder = await mkdtemp(path.join(tmpdir(), 'backfill-'));
    try {
      const file = path.join(folder, 'a.mp4');
      const taken = `creation_time=${new Date(capturedAt).toISOString()}`;
      const input = ['-nostdin', '-loglevel', 'error', '-stream_loop', '-1', '-i', clip];
      const output = ['-t', String(seconds), '-c', 'copy', '-metadata', taken, file];
      const { signal } = this.#stopping;
      await run(this.#options.ffmpeg, [...input, ...output], { timeout: 30_000, signal });
      return new Uint8Array(await readFile(file));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #ask(
    address: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array<ArrayBuffer> | null = null,
  ): Promise<Response> {
    const { url, key } = this.#options;
    const answer = await fetch(new URL(address, url), {
      method,
      headers: { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0', ...headers },
      body,
      signal: this.#stopping.signal,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer;
  }
}
