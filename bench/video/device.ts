import { ClockCamera, toRtmp } from './clock-camera.ts';

/** ms until a device that lost its connection tries again. */
const AGAIN_MS = 500;

/** A camera that connects again by itself, as devices in the field do. */
export class Device {
  readonly #address: string;
  #camera: ClockCamera | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(address: string) {
    this.#address = address;
    this.#on();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#camera?.stop();
  }

  #on(): void {
    if (this.#camera === null || this.#camera.ended !== null) {
      void this.#camera?.stop();
      const size = { width: 640, height: 360 };
      this.#camera = new ClockCamera({ ...size, outputs: [toRtmp(this.#address)] });
    }
    this.#timer = setTimeout(() => this.#on(), AGAIN_MS);
  }
}
