import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RtspSource {
  readonly url: string;
  /** Methods that were asked for, in order, of all connections. */
  readonly asked: readonly string[];
  /** The connections stand, and nothing comes any more. */
  freeze(): void;
  /** Breaks off every connection; the next is served again. */
  interrupt(): void;
  close(): void;
}

/**
 * A camera that is asked for its pictures (RFC 2326), media interleaved on the same connection: as much
 * of a server as players need. ffmpeg makes RTP of the sound and pictures, one stream for each output.
 * @param sends inputs and encoding  @param tracks what is mapped to each track
 */
export async function rtspSource(
  sends: readonly string[],
  tracks: readonly (readonly string[])[],
): Promise<RtspSource> {
  const folder = mkdtempSync(join(tmpdir(), 'rtsp-'));
  const sessions = new Set<RtspSession>();
  const asked: string[] = [];
  let serial = 0;
  const server = createServer((socket) => {
    serial += 1;
    const file = join(folder, `${serial}.sdp`);
    const session = new RtspSession(socket, { sends, tracks, file, asked });
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `rtsp://127.0.0.1:${port}/camera`,
    asked,
    freeze: () => {
      for (const session of sessions) session.freeze();
    },
    interrupt: () => {
      for (const session of sessions) session.close();
    },
    close: () => {
      server.close();
      for (const session of sessions) session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Media go out in bursts, ms apart: a player that has seen enough says so and hangs up at once, and a write to it before that
 * is read would destroy it unread.
 */
const BURST_MS = 20;

interface Served {
  readonly sends: readonly string[];
  readonly tracks: readonly (readonly string[])[];
  /** Where ffmpeg describes what it sends. */
  readonly file: string;
  readonly asked: string[];
}

class RtspSession {
  readonly #socket: Socket;
  readonly #served: Served;
  /** RTP and RTCP of each track in turn: the interleaved channels. */
  #ports: UdpSocket[] = [];
  #ffmpeg: ChildProcess | null = null;
  #received = '';
  #playing = false;
  #unsent: Buffer[] = [];
  #sending: NodeJS.Timeout | undefined;

  constructor(socket: Socket, served: Served) {
    this.#socket = socket;
    this.#served = served;
    socket.on('data', (bytes) => this.#take(bytes.toString('latin1')));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.close());
  }

  freeze(): void {
    this.#ffmpeg?.kill('SIGSTOP');
  }

  close(): void {
    clearTimeout(this.#sending);
    this.#ffmpeg?.kill('SIGKILL');
    for (const port of this.#ports.splice(0)) port.close();
    this.#socket.destroy();
  }

  /** Reports of the player's, interleaved too, are passed over: no request holds a `$` of theirs. */
  #take(text: string): void {
    this.#received += text;
    for (;;) {
      const found = /([A-Z_]+) (\S+) RTSP\/1\.0\r\n([\s\S]*?)\r\n\r\n/.exec(this.#received);
      if (!found) return;
      this.#received = this.#received.slice(found.index + found[0].length);
      const [, method = '', url = '', headers = ''] = found;
      this.#served.asked.push(method);
      void this.#answer(method, url, headers);
    }
  }

  async #answer(method: string, url: string, headers: string): Promise<void> {
    const line = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(headers)?.[1] ?? '';
    const extra: string[] = [];
    let body = '';
    if (method === 'OPTIONS') extra.push('Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN');
    if (method === 'DESCRIBE') {
      body = await this.#describe();
      extra.push('Content-Type: application/sdp', `Content-Base: ${url}/`);
    }
    if (method === 'SETUP') extra.push(`Transport: ${line('Transport')}`, 'Session: 1;timeout=60');
    if (method === 'PLAY') extra.push('Session: 1', 'Range: npt=0-');
    const head = ['RTSP/1.0 200 OK', `CSeq: ${line('CSeq')}`, ...extra];
    if (body !== '') head.push(`Content-Length: ${Buffer.byteLength(body)}`);
    this.#socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    if (method === 'PLAY') this.#playing = true;
    if (method === 'TEARDOWN') this.#socket.end();
  }

  /** Starts the camera. @returns its description, each track with an address of its own */
  async #describe(): Promise<string> {
    const { sends, tracks, file } = this.#served;
    this.#ports = await Promise.all(tracks.flatMap(() => [udp(), udp()]));
    for (const [channel, port] of this.#ports.entries()) {
      port.on('message', (packet) => this.#forward(channel, packet));
    }
    const outputs = tracks.flatMap((mapped, n) => {
      const [rtp, rtcp] = [2 * n, 2 * n + 1].map((at) => this.#ports[at]?.address().port);
      return [...mapped, '-f', 'rtp', `rtp://127.0.0.1:${rtp}?rtcpport=${rtcp}&pkt_size=1200`];
    });
    const args = ['-hide_banner', '-loglevel', 'quiet', ...sends, ...outputs, '-sdp_file', file];
    this.#ffmpeg = spawn('ffmpeg', args, { stdio: 'ignore' });
    while (!existsSync(file) || !readFileSync(file, 'utf8').includes('a=rtpmap')) {
      if (this.#ffmpeg.exitCode !== null) throw new Error('the camera has ended');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    let track = 0;
    return readFileSync(file, 'utf8')
      .replace(/^SDP:\r?\n/, '')
      .replace(/^a=control:.*\r?\n/gm, '')
      .replace(/^m=.*\r?\n/gm, (media) => `${media}a=control:track=${track++}\r\n`);
  }

  #forward(channel: number, packet: Buffer): void {
    if (!this.#playing) return;
    const head = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff]);
    this.#unsent.push(head, packet);
    this.#sending ??= setTimeout(() => this.#send(), BURST_MS);
  }

  #send(): void {
    this.#sending = undefined;
    if (!this.#socket.destroyed) this.#socket.write(Buffer.concat(this.#unsent.splice(0)));
  }
}

async function udp(): Promise<UdpSocket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}
