import type { IRouter } from 'express';
import type { Exports } from '../video/export/exports.ts';
import { getClips, postClip, postWithdrawal } from './clips-route.ts';
import { getExport, postExport } from './exports-route.ts';
import {
  getRecording,
  type LibraryRouteOptions,
  postHold,
  postLink,
  postRelease,
} from './library-route.ts';
import { localReadersOnly, sameSiteOnly } from './local-reader.ts';
import { methodRoute, methodsRoute } from './method-route.ts';
import { getRecordings } from './recordings-route.ts';

/** Exports of recordings and clips, below `/api/v1`. */
export function exportRoutes(api: IRouter, exports: Exports): void {
  methodRoute(api, '/exports', 'post', sameSiteOnly, postExport(exports));
  methodRoute(api, '/exports/:id', 'get', localReadersOnly, getExport(exports));
}

/** The library of recordings and clips, below `/api/v1`. */
export function libraryRoutes(api: IRouter, library: LibraryRouteOptions): void {
  methodRoute(api, '/recordings', 'get', localReadersOnly, getRecordings(library));
  methodRoute(api, '/recordings/:id', 'get', localReadersOnly, getRecording(library));
  methodRoute(api, '/recordings/:id/link', 'post', sameSiteOnly, postLink(library));
  methodRoute(api, '/recordings/:id/hold', 'post', sameSiteOnly, postHold(library));
  methodRoute(api, '/recordings/:id/release', 'post', sameSiteOnly, postRelease(library));
  methodsRoute(api, '/clips', {
    get: [localReadersOnly, getClips(library)],
    post: [sameSiteOnly, postClip(library)],
  });
  methodRoute(api, '/clips/:id/withdraw', 'post', sameSiteOnly, postWithdrawal(library));
}
