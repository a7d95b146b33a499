import { Agent, get } from 'node:http';

/** What a viewer needs of a playlist: where it stands, and when its newest part ended. */
export interface Tail {
  readonly segment: number;
  /** Parts of the segment that grows. */
  readonly parts: number;
  /** Number of the part that comes next. */
  readonly next: number;
  /** UTC ms at which the newest part's last picture had been taken; null: no part is open. */
  readonly endsAt: number | null;
}

/** Reads the end of a playlist and no more: many viewers share two cores with the relay. */
export function readTail(playlist: string): Tail | null {
  const first = /#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1];
  const next = /#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-(\d+)/.exec(playlist)?.[1];
  if (first === undefined || next === undefined) return null;
  const whole = playlist.split('\nseg-').length - 1;
  const tail = playlist.slice(playlist.lastIndexOf('\nseg-') + 1);
  const durations = [...tail.matchAll(/#EXT-X-PART:DURATION=([\d.]+)/g)].map(([, s]) => Number(s));
  const date = /#EXT-X-PROGRAM-DATE-TIME:(\S+)/.exec(tail)?.[1];
  const seconds = durations.reduce((sum, each) => sum + each, 0);
  return {
    segment: Number(first) + whole,
    parts: durations.length,
    next: Number(next),
    endsAt: date === undefined || seconds === 0 ? null : Date.parse(date) + seconds * 1000,
  };
}

export interface Followed {
  parts: number;
  failures: number;
  /** From a part's last picture to its last byte here, ms; of the newest at each look. */
  readonly delays: number[];
}

/** A low-latency viewer without a decoder: holds a reload open, and takes each part as it is named. */
export class Follower {
  readonly #playlist: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  readonly followed: Followed = { parts: 0, failures: 0, delays: [] };
  #closed = false;

  constructor(playlist: string) {
    this.#playlist = playlist;
    void this.#follow();
  }

  close(): void {
    this.#closed = true;
    this.#agent.destroy();
  }

  async #follow(): Promise<void> {
    let query = '';
    let last: number | null = null;
    while (!this.#closed) {
      try {
        const tail = readTail((await this.#get(`${this.#playlist}${query}`)).toString());
        if (tail === null) throw new Error('no playlist');
        query = `?_HLS_msn=${tail.segment}&_HLS_part=${tail.parts}`;
        if (last === null || tail.next - 1 > last) {
          const from = last === null ? tail.next - 1 : last + 1;
          last = tail.next - 1;
          for (let part = from; part < last; part += 1) await this.#part(part, null);
          await this.#part(last, tail.endsAt);
        }
      } catch (error) {
        if (this.#closed) return;
        if (this.followed.failures === 0) console.error('a viewer failed', error);
        this.followed.failures += 1;
        query = '';
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  async #part(number: number, endsAt: number | null): Promise<void> {
    await this.#get(this.#playlist.replace('index.m3u8', `part-${number}.m4s`));
    this.followed.parts += 1;
    if (endsAt !== null) this.followed.delays.push(Date.now() - endsAt);
  }

  #get(url: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(chunks));
          else reject(new Error(`${url}: ${response.statusCode}`));
        });
      });
      request.on('error', reject);
    });
  }
}
