import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError, type TlsFiles } from './env.ts';

/** What the relay speaks TLS with, PEM. */
export interface TlsPems {
  readonly cert: string;
  readonly key: string;
}

/** Before its end a certificate is told of, ms. */
const SOON_MS = 30 * 86_400_000;

/**
 * Reads the certificate (with its chain) and its key.
 * @returns `warning`: in Chinese, when it ends soon or has ended; else null
 * @throws SettingsError a file cannot be read, is none, or the two do not belong together
 */
export function readTls(
  { cert: certFile, key: keyFile }: TlsFiles,
  now: number,
): { readonly pems: TlsPems; readonly warning: string | null } {
  const cert = contentOf('RELAY_TLS_CERT', certFile);
  const key = contentOf('RELAY_TLS_KEY', keyFile);
  const certificate = parsed('RELAY_TLS_CERT', certFile, () => new X509Certificate(cert));
  const secret = parsed<KeyObject>('RELAY_TLS_KEY', keyFile, () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(secret)) {
    throw new SettingsError(
      `RELAY_TLS_KEY 与 RELAY_TLS_CERT 不是一对，请核对：\n  ${certFile}\n  ${keyFile}`,
    );
  }
  const left = Date.parse(certificate.validTo) - now;
  const until = `有效期至 ${new Date(certificate.validTo).toISOString().slice(0, 10)}`;
  const warning =
    left <= 0
      ? `TLS 证书已过期（${until}），浏览器会拒绝连接，请更换后重新启动`
      : left < SOON_MS
        ? `TLS 证书即将到期（${until}），请及时更换后重新启动`
        : null;
  return { pems: { cert, key }, warning };
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(`${name} 的文件读不到，请核对路径与权限：${file}`, { cause: error });
  }
}

function parsed<T>(name: string, file: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new SettingsError(
      `${name} 的文件不是 PEM 格式的${name.endsWith('KEY') ? '私钥（不能有口令）' : '证书'}：${file}`,
      { cause: error },
    );
  }
}
