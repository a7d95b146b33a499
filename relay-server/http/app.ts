import express, { type Express } from 'express';
import { type GuardOptions, Guards } from '../access/guards.ts';
import type { AlertDesk } from '../alerts/alert-desk.ts';
import { Viewer } from '../audiences/viewer.ts';
import type { SourceKey } from '../config/env.ts';
import type { Displays } from '../displays/displays.ts';
import type { Draws } from '../figures/draw/start-draws.ts';
import type { TakeHomes } from '../figures/export/take-home.ts';
import type { LogStore } from '../log/store.ts';
import type { Clearances } from '../video/clearance/clearances.ts';
import type { Exports } from '../video/export/exports.ts';
import type { LiveStreams } from '../video/live/live-streams.ts';
import type { StreamPlayback } from '../video/recording/stream-playback.ts';
import { alertRoutes } from './alerts-route.ts';
import { type AuditRouteOptions, getAudit } from './audit-route.ts';
import { bureauWatchers } from './bureau-watchers.ts';
import type { ClearanceRouteOptions } from './clearance-route.ts';
import { clearanceRoutes } from './clearance-routes.ts';
import { clearedRoute } from './cleared-route.ts';
import { displayRoutes } from './displays-route.ts';
import { drawRoutes } from './draws-route.ts';
import { answerErrors } from './errors.ts';
import { type EventRecorder, postEvents } from './events-route.ts';
import { getExample } from './examples-route.ts';
import { exportFilesRoute } from './exports-route.ts';
import { type FigureRoutesOptions, figureRoutes } from './figure-routes.ts';
import { getCase, getStatistics } from './figures-route.ts';
import { FLOOD_LIMITS, FloodGate, type FloodLimits } from './flood-gate.ts';
import { getHealth, type RelayHealth } from './health-route.ts';
import type { LibraryRouteOptions } from './library-route.ts';
import { exportRoutes, libraryRoutes, runExportRoute } from './library-routes.ts';
import { methodRoute, methodsRoute } from './method-route.ts';
import { accountOperators } from './operators.ts';
import { type PartiesRouteOptions, postParties } from './parties-route.ts';
import { RequestProblem } from './problem.ts';
import { getQuarantine } from './quarantine-route.ts';
import { readingAudience } from './reading-audience.ts';
import { type RecordingsRouteOptions, recordingsRoute } from './recordings-route.ts';
import { getRetention, type RetentionRouteOptions } from './retention-route.ts';
import { securityHeaders } from './security-headers.ts';
import { type SessionsRouteOptions, sessionRoutes } from './sessions-route.ts';
import { type SignInRouteOptions, signInRoutes } from './sign-in-routes.ts';
import { sourceAuthenticator } from './source-auth.ts';
import { type StoryboardRouteOptions, storyboardRoute } from './storyboard-route.ts';
import { streamPlaybackRoute } from './stream-playback-route.ts';
import { deleteStream, getStreams, postStream, type StreamsRouteOptions } from './streams-route.ts';
import { takeHomeRoutes } from './take-home-route.ts';
import { uploadRoutes } from './upload-routes.ts';
import type { UploadsRouteOptions } from './uploads-route.ts';
import { videoFeed } from './video-feed-route.ts';
import { videoLiveRoute } from './video-live-route.ts';
import { wallFiles } from './wall-files.ts';

export interface HttpAppOptions {
  readonly recorder: EventRecorder;
  readonly store: Pick<LogStore, 'head' | 'epoch' | 'rows' | 'quarantine'>;
  /** The relay's clock, UTC ms. */
  readonly clock: { now(): number };
  readonly sourceKeys: readonly SourceKey[];
  /** Who stands behind a request, and whose answers are under way. */
  readonly access: GuardOptions;
  /** Where people sign in; absent: nobody can. */
  readonly signIn?: SignInRouteOptions;
  /** Reads a case's parties in clear, told to the log; absent: nobody does. */
  readonly parties?: PartiesRouteOptions;
  /** Folder of the built pages; without it only the API answers. */
  readonly webRoot: string;
  readonly health: () => RelayHealth;
  readonly log: (line: string, error?: unknown) => void;
  /** Field video; absent: this relay takes none. */
  readonly streams?: Omit<StreamsRouteOptions, 'sourceOf' | 'guards'>;
  readonly live?: LiveStreams;
  readonly recordings?: RecordingsRouteOptions;
  readonly playback?: StreamPlayback;
  readonly retention?: RetentionRouteOptions;
  /** What may be searched and done with recordings. */
  readonly library?: LibraryRouteOptions;
  readonly exports?: Exports;
  /** Which clips may be shown to whom. */
  readonly clearance?: ClearanceRouteOptions & { readonly clearances: Clearances };
  readonly storyboards?: StoryboardRouteOptions;
  readonly uploads?: UploadsRouteOptions['uploads'];
  readonly sessions?: SessionsRouteOptions['sessions'];
  readonly displays?: Displays;
  readonly alerts?: AlertDesk;
  /** What figures mean, and are over any days. */
  readonly figures?: FigureRoutesOptions;
  /** Drawing cases from figures; absent: nobody can. */
  readonly draws?: Draws;
  readonly audit?: AuditRouteOptions;
  /** What visitors take home; absent: nothing. */
  readonly takeHomes?: TakeHomes;
  readonly limits?: Partial<FloodLimits>;
}

/** Everything that the relay answers over HTTP; see README, "HTTP". */
export function createHttpApp(options: HttpAppOptions): Express {
  const { recorder, store, clock, log } = options;
  const sourceOf = sourceAuthenticator(options.sourceKeys);
  const gate = new FloodGate({ ...FLOOD_LIMITS, ...options.limits });
  const guards = new Guards(options.access);
  const programReads = guards.may('read.bureau', { program: true });
  const viewer = new Viewer(readingAudience, {
    strict: false,
    onFault: ({ topic, id, error }) => log(`视图 ${topic}/${id} 有误`, error),
  });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', false);
  app.use(securityHeaders);

  const api = express.Router({ caseSensitive: true, strict: true });
  api.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  methodRoute(api, '/events', 'post', postEvents({ recorder, sourceOf, gate }));
  methodRoute(api, '/quarantine', 'get', getQuarantine(store, sourceOf, guards));
  methodRoute(api, '/statistics', 'get', programReads, getStatistics(store, viewer));
  methodRoute(api, '/cases/:caseNumber', 'get', programReads, getCase(store, viewer));
  if (options.figures) figureRoutes(api, options.figures, guards);
  methodRoute(api, '/health', 'get', programReads, getHealth(store, clock, options.health));
  if (options.streams) {
    const streams = { ...options.streams, sourceOf, guards };
    methodsRoute(api, '/streams', { get: [getStreams(streams)], post: [postStream(streams)] });
    methodsRoute(api, '/streams/:id', { delete: [deleteStream(streams)] });
  }
  if (options.signIn) signInRoutes(api, options.signIn, guards);
  if (options.alerts) alertRoutes(api, options.alerts, guards);
  if (options.audit) {
    methodRoute(api, '/audit', 'get', guards.may('audit.read'), getAudit(options.audit));
  }
  if (options.parties) {
    const inClear = guards.may('read.unmasked');
    methodRoute(api, '/cases/:caseNumber/parties', 'post', inClear, postParties(options.parties));
  }
  if (options.library) libraryRoutes(api, options.library, guards);
  if (options.exports) exportRoutes(api, options.exports, guards);
  if (options.exports && options.library) {
    const { exports, library, log } = options;
    runExportRoute(api, { exports, recordings: library.recordings, log }, guards);
  }
  if (options.clearance) clearanceRoutes(api, options.clearance, guards);
  if (options.retention) {
    methodRoute(api, '/retention', 'get', programReads, getRetention(options.retention));
  }
  const operators = accountOperators(guards, options.signIn?.desk);
  if (options.displays) displayRoutes(api, { displays: options.displays, operators });
  if (options.draws) {
    drawRoutes(api, { draws: options.draws.desk, operators });
    methodRoute(api, '/examples/:figure', 'get', ...getExample(options.draws.examples, guards));
  }
  if (options.sessions) sessionRoutes(api, { sessions: options.sessions, operators });
  if (options.takeHomes) takeHomeRoutes(api, options.takeHomes, guards);
  if (options.uploads) uploadRoutes(api, { uploads: options.uploads, sourceOf, guards });
  app.use('/api/v1', api);
  const watchers = bureauWatchers(guards, options.displays);
  if (options.live) {
    app.use('/video/live', videoLiveRoute({ streams: options.live, guard: watchers }));
    methodRoute(app, '/video/live-feed', 'get', watchers, videoFeed(options.live));
  }
  if (options.exports) {
    app.use(
      '/video/exports',
      exportFilesRoute(options.exports, guards.may('read.bureau', { display: 'none' })),
    );
  }
  if (options.clearance) {
    app.use('/video/cleared', clearedRoute(options.clearance.clearances, guards));
  }
  if (options.storyboards) {
    app.use('/video/recordings', storyboardRoute(options.storyboards, watchers));
  }
  if (options.recordings) {
    app.use('/video/recordings', recordingsRoute(options.recordings, watchers));
  }
  if (options.playback) {
    app.use('/video/streams', streamPlaybackRoute(options.playback, watchers));
  }

  methodRoute(app, '/', 'get', (_request, response) => response.redirect(302, '/wall.html'));
  app.use(wallFiles(options.webRoot));
  app.use(() => {
    throw new RequestProblem('not_found');
  });
  app.use(answerErrors(log));
  return app;
}
