import type { Request } from 'express';
import { CHECKSUMS, type Checksum } from '../video/upload/receive-body.ts';
import { RequestProblem } from './problem.ts';

/** The version of https://tus.io/protocols/resumable-upload that is spoken. */
export const TUS = '1.0.0';
export const CHECKSUM_NAMES = CHECKSUMS.join(',');

/** @throws RequestProblem `tus_version` */
export function requireTus(request: Request): void {
  if (request.headers['tus-resumable'] !== TUS) {
    throw new RequestProblem('tus_version', undefined, { 'tus-version': TUS });
  }
}

/** @throws RequestProblem `invalid_request` */
export function lengthOf(request: Request): number {
  if (request.headers['upload-defer-length'] !== undefined) {
    throw new RequestProblem('invalid_request', '须在开始时写明 Upload-Length');
  }
  const length = numberIn(request, 'upload-length');
  if (length === 0) throw new RequestProblem('invalid_request', '文件是空的，没有可补传的内容');
  return length;
}

/** @throws RequestProblem `invalid_request` */
export const offsetOf = (request: Request): number => numberIn(request, 'upload-offset');

function numberIn(request: Request, name: string): number {
  const value = String(request.headers[name] ?? '');
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw new RequestProblem('invalid_request', `${name} 应为字节数`);
}

const LENGTHS = { sha1: 20, sha256: 32 } as const;

/** `Upload-Checksum: NAME BASE64`; null: none was given. @throws RequestProblem `invalid_request` */
export function checksumOf(request: Request): Checksum | null {
  const given = request.headers['upload-checksum'];
  if (given === undefined) return null;
  const [name, encoded = ''] = String(given).split(' ');
  const algorithm = CHECKSUMS.find((one) => one === name);
  const digest = Buffer.from(encoded, 'base64');
  if (algorithm === undefined || digest.byteLength !== LENGTHS[algorithm]) {
    throw new RequestProblem(
      'invalid_request',
      `Upload-Checksum 应为 ${CHECKSUM_NAMES} 之一加 Base64`,
    );
  }
  return { algorithm, digest };
}
