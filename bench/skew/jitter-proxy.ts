import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface JitterProxy {
  readonly url: string;
  close(): void;
}

/**
 * A network between one display and the relay on which everything takes 0 to `jitterMs` longer, each way by
 * itself. TCP keeps its order: what comes behind something slow waits for it.
 */
export async function startJitterProxy(port: number, jitterMs: number): Promise<JitterProxy> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {
        near.destroy();
        far.destroy();
      });
      socket.on('close', () => sockets.delete(socket));
    }
    delayed(near, far, jitterMs);
    delayed(far, near, jitterMs);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function delayed(from: Socket, to: Socket, jitterMs: number): void {
  // A queue: timers of different lengths do not keep their order.
  const waiting: { at: number; run: () => void }[] = [];
  const pass = () => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const left = next.at - performance.now();
      if (left > 0) {
        setTimeout(pass, left);
        return;
      }
      waiting.shift();
      next.run();
    }
  };
  const later = (run: () => void) => {
    const at = performance.now() + Math.random() * jitterMs;
    waiting.push({ at, run });
    if (waiting.length === 1) pass();
  };
  from.on('data', (chunk) => later(() => to.writable && to.write(chunk)));
  from.on('end', () => later(() => to.end()));
}
