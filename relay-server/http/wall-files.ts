import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { RequestProblem } from './problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.mp4': 'video/mp4',
};
/** Smaller than this, or already compressed: gzip gains nothing. */
const WORTH_BYTES = 1024;
const COMPRESSIBLE = /^text\/|json|svg|javascript|wasm/;

const compress = promisify(gzip);

interface WallFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
}

/**
 * Serves the built pages as they are now, by their exact paths. All are held in memory (some MB): a
 * wall that loads a part of its page hours later gets the part that belongs to it, even when a newer
 * build has replaced the folder meanwhile.
 * @param root the folder of the build
 */
export function wallFiles(root: string): RequestHandler {
  const contents = new Map(filesIn(root).map((file) => [urlPath(root, file), readFileSync(file)]));
  const files = new Map<string, Promise<WallFile>>();
  return async (request, response, next) => {
    const plain = contents.get(request.path);
    if (plain === undefined) return next();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new RequestProblem('method_not_allowed', undefined, { allow: 'GET, HEAD' });
    }
    const loading = files.get(request.path) ?? wallFile(request.path, plain);
    files.set(request.path, loading);
    const found = await loading;
    const zipped = found.gzip && request.acceptsEncodings('gzip') === 'gzip';
    response.set({
      'content-type': found.type,
      'cache-control': found.cacheControl,
      etag: zipped ? found.etag.replace(/"$/, '-gz"') : found.etag,
    });
    if (found.gzip) response.vary('accept-encoding');
    if (zipped) response.set('content-encoding', 'gzip');
    response.send(zipped ? found.gzip : found.plain);
  };
}

function filesIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function urlPath(root: string, file: string): string {
  return `/${relative(root, file).split(sep).map(encodeURIComponent).join('/')}`;
}

async function wallFile(path: string, plain: Buffer): Promise<WallFile> {
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const worthwhile = plain.length >= WORTH_BYTES && COMPRESSIBLE.test(type);
  return {
    type,
    // The build puts a digest of the content into the names below assets/.
    cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzip: worthwhile ? await compress(plain, { level: 9 }) : undefined,
  };
}
