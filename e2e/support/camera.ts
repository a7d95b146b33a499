import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A device in the field: pushes a moving test picture with a tone, as long as it is on. */
export class Camera {
  readonly #url: string;
  readonly #size: string;
  readonly #sound: 'aac' | 'g711';
  #pushing: ChildProcess | null = null;

  /**
   * @param size of its picture: a smaller one costs the browser far less
   * @param sound `g711`: A-law, as many body cameras send
   */
  constructor(url: string, size: '640x360' | '320x180' = '640x360', sound: 'aac' | 'g711' = 'aac') {
    this.#url = url;
    this.#size = size;
    this.#sound = sound;
  }

  on(): void {
    const picture = `testsrc2=size=${this.#size}:rate=25`;
    const args = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-re', '-f', 'lavfi'];
    const encoded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency'];
    this.#pushing = spawn(
      'ffmpeg',
      [
        ...[...args, '-i', picture, '-re', '-f', 'lavfi', '-i', 'sine=frequency=440'],
        ...[...encoded, '-g', '25', '-pix_fmt', 'yuv420p', '-threads', '1'],
        ...(this.#sound === 'aac' ? ['-c:a', 'aac'] : ['-c:a', 'pcm_alaw', '-ar', '8000']),
        ...['-f', 'flv', this.#url],
      ],
      { stdio: 'ignore' },
    );
  }

  /** It has given up: nobody takes its pictures. */
  isOff(): boolean {
    return this.#pushing?.exitCode !== null;
  }

  /** The link holds, but nothing comes any more. */
  freeze(): void {
    this.#pushing?.kill('SIGSTOP');
  }

  async off(): Promise<void> {
    const pushing = this.#pushing;
    this.#pushing = null;
    if (pushing === null || pushing.exitCode !== null || pushing.signalCode !== null) return;
    const ended = once(pushing, 'close');
    pushing.kill('SIGKILL');
    await ended;
  }
}
