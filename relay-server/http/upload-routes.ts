import type { IRouter } from 'express';
import { FloodGate, UPLOAD_FLOOD } from './flood-gate.ts';
import { methodsRoute } from './method-route.ts';
import {
  deleteUpload,
  getUpload,
  headUpload,
  optionsUploads,
  patchUpload,
  postUpload,
  type UploadsRouteOptions,
} from './uploads-route.ts';

/** `/uploads` of the API: finished recordings that devices send later. */
export function uploadRoutes(api: IRouter, options: Omit<UploadsRouteOptions, 'gate'>): void {
  const uploads = { ...options, gate: new FloodGate(UPLOAD_FLOOD) };
  api.options(['/uploads', '/uploads/:id'], optionsUploads(uploads));
  methodsRoute(api, '/uploads', { post: [postUpload(uploads)] });
  // Before GET, which would answer HEAD as well.
  api.head('/uploads/:id', headUpload(uploads));
  methodsRoute(api, '/uploads/:id', {
    get: [getUpload(uploads)],
    patch: [patchUpload(uploads)],
    delete: [deleteUpload(uploads)],
  });
}
