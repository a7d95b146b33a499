import path from 'node:path';
import { type Settings, SettingsError } from '../config/env.ts';
import { readTls, type TlsPems } from '../config/tls.ts';
import type { Relay } from '../relay.ts';

/** Where `vite build` leaves the pages. */
export const WEB_ROOT = path.join(import.meta.dirname, '../../dist/wall');
export const COURT_NAME = '佛山市三水区人民法院执行局';

/** One line a fact, stamped in UTC; errors with their stack. */
export function logLine(line: string, error?: unknown): void {
  const stamp = new Date().toISOString();
  if (error === undefined) console.log(`${stamp} ${line}`);
  else console.error(`${stamp} ${line}`, error);
}

/** Resolves at Ctrl-C, or when a service manager ends the process. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}

const STOP_LIMIT_MS = 10_000;

/** Closes the relay; what does not end by itself in ten seconds does not hold up the shutdown. */
export async function closeInTime(relay: Relay): Promise<number> {
  const timeout = setTimeout(() => {
    console.error('停机超过 10 秒，强行结束；已确认的事件都在日志中');
    process.exit(1);
  }, STOP_LIMIT_MS);
  timeout.unref();
  await relay.close();
  clearTimeout(timeout);
  return 0;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** The demo has a well-known key: it is never served to a network. @throws SettingsError */
export function requireLoopback(host: string): void {
  if (LOOPBACK.test(host)) return;
  throw new SettingsError(
    `演示只能在本机运行，RELAY_HOST 不能是 ${host}。正式运行请用 npm run serve`,
  );
}

/** The demo's pages come in by being of this machine: so do its programs. @throws SettingsError */
export function requireLocalPrograms({ localPrograms }: Pick<Settings, 'localPrograms'>): void {
  if (localPrograms) return;
  throw new SettingsError('RELAY_LOCAL_PROGRAMS=deny 只用于正式运行（npm run serve），演示不能设');
}

/** The certificate and key that are set, if any; one that ends soon is told of. @throws SettingsError */
export function tlsOf({ tlsFiles }: Pick<Settings, 'tlsFiles'>): TlsPems | undefined {
  if (tlsFiles === null) return undefined;
  const { pems, warning } = readTls(tlsFiles, Date.now());
  if (warning !== null) logLine(warning);
  return pems;
}
