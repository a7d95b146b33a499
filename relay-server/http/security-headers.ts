import type { RequestHandler } from 'express';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const OF_ALL = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

// What runs is bound by a policy, a page by more. Styles and fonts, of which a page has many, are not lengthened by
// what says nothing of them.
const OF_WHAT_RUNS = { 'content-security-policy': POLICY };
const OF_A_PAGE = {
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

const PART = /^\/assets\/.*\.(js|css|woff2)$/;
const STYLE_OR_FONT = /^\/assets\/.*\.(css|woff2)$/;

/** The console frames small pictures of walls: that page alone may frame, and the wall's page alone be framed. */
const CONSOLE = { 'content-security-policy': `${POLICY}; frame-src 'self'` };
const WALL = {
  'content-security-policy': POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  'x-frame-options': 'SAMEORIGIN',
};

/** A page runs its own scripts, talks to its own relay, and is framed by no other site. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.set(OF_ALL);
  if (!STYLE_OR_FONT.test(request.path)) response.set(OF_WHAT_RUNS);
  if (!PART.test(request.path)) response.set(OF_A_PAGE);
  if (request.path === '/console.html') response.set(CONSOLE);
  if (request.path === '/wall.html') response.set(WALL);
  next();
};
