import type { IRouter } from 'express';
import type { Guards } from '../access/guards.ts';
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
import { methodRoute, methodsRoute } from './method-route.ts';
import { getRecordings } from './recordings-route.ts';
import {
  postRunExport,
  postRunHold,
  postRunLink,
  postRunRelease,
  type RunExportOptions,
} from './run-route.ts';

/** Exports of recordings and clips, below `/api/v1`. */
export function exportRoutes(api: IRouter, exports: Exports, guards: Guards): void {
  const changes = guards.may('library.change');
  const reads = guards.may('read.bureau', { display: 'none' });
  methodRoute(api, '/exports', 'post', changes, postExport(exports));
  methodRoute(api, '/exports/:id', 'get', reads, getExport(exports));
}

/** Exports of all recordings of a run, below `/api/v1`. */
export function runExportRoute(api: IRouter, options: RunExportOptions, guards: Guards): void {
  const changes = guards.may('library.change');
  methodRoute(api, '/recordings/:id/run/export', 'post', changes, postRunExport(options));
}

/** The library of recordings and clips, below `/api/v1`. */
export function libraryRoutes(api: IRouter, library: LibraryRouteOptions, guards: Guards): void {
  const changes = guards.may('library.change');
  const reads = guards.may('read.bureau');
  methodRoute(api, '/recordings', 'get', reads, getRecordings(library));
  methodRoute(api, '/recordings/:id', 'get', reads, getRecording(library));
  methodRoute(api, '/recordings/:id/link', 'post', changes, postLink(library));
  methodRoute(api, '/recordings/:id/hold', 'post', changes, postHold(library));
  methodRoute(api, '/recordings/:id/release', 'post', changes, postRelease(library));
  methodRoute(api, '/recordings/:id/run/link', 'post', changes, postRunLink(library));
  methodRoute(api, '/recordings/:id/run/hold', 'post', changes, postRunHold(library));
  methodRoute(api, '/recordings/:id/run/release', 'post', changes, postRunRelease(library));
  methodsRoute(api, '/clips', {
    get: [reads, getClips(library)],
    post: [changes, postClip(library)],
  });
  methodRoute(api, '/clips/:id/withdraw', 'post', changes, postWithdrawal(library));
}
