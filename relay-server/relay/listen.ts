import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address is taken or not this machine's; the message says in Chinese what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
  readonly expected = true;
}

/** @throws CannotListen */
export function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    http.listen({ host, port }, resolve);
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `端口 ${port} 已被占用：可能系统已在运行；或设置 RELAY_PORT 换一个端口`,
    EACCES: `没有权限使用端口 ${port}：请用 1024 以上的端口（RELAY_PORT）`,
    EADDRNOTAVAIL: `${host} 不是本机地址：请更正 RELAY_HOST`,
    ENOTFOUND: `找不到主机 ${host}：请更正 RELAY_HOST`,
  };
  const message = reasons[error.code ?? ''];
  return message ? new CannotListen(message, { cause: error }) : error;
}

/** Where a server that listens on `host` is reached from its own machine. */
export function urlOf(
  address: AddressInfo | string | null,
  host: string,
  scheme: 'http' | 'https',
): string {
  return urlAt(host, typeof address === 'object' && address ? address.port : 0, scheme);
}

/** The same by its port. */
export function urlAt(host: string, port: number, scheme: 'http' | 'https'): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
