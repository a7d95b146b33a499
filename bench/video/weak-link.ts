import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A TCP link between camera and relay that can fail in two ways: it stands still (both ends stay
 * connected and nothing passes; later everything comes at once), or it is cut (the camera loses its
 * connection and gets none, the relay hears nothing of that).
 */
export class WeakLink {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #cameras = new Set<Socket>();
  readonly port: number;
  #cut = false;
  #still = false;

  static async open(toPort: number): Promise<WeakLink> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WeakLink(server, toPort);
  }

  private constructor(server: Server, toPort: number) {
    const address = server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.#server = server;
    server.on('connection', (camera) => this.#join(camera, toPort));
  }

  standStill(): void {
    this.#still = true;
    for (const socket of this.#sockets) socket.pause();
  }

  cut(): void {
    this.#cut = true;
    for (const camera of this.#cameras) camera.destroy();
  }

  mend(): void {
    this.#cut = false;
    this.#still = false;
    for (const socket of this.#sockets) socket.resume();
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(camera: Socket, toPort: number): void {
    if (this.#cut) {
      camera.destroy();
      return;
    }
    const relay = connect(toPort, '127.0.0.1');
    this.#cameras.add(camera);
    this.#carry(camera, relay);
    this.#carry(relay, camera);
    relay.on('close', () => camera.destroy());
    camera.on('close', () => {
      this.#cameras.delete(camera);
      // While the link is cut the relay's end stays as it is.
      if (!this.#cut) relay.destroy();
    });
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => from.destroy());
    from.on('close', () => this.#sockets.delete(from));
    from.on('data', (bytes) => {
      if (!to.destroyed) to.write(bytes);
    });
    if (this.#still) from.pause();
  }
}
