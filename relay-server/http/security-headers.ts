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

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** The console frames small pictures of walls: that page alone may frame, and the wall's page alone be framed. */
const CONSOLE = { 'content-security-policy': `${POLICY}; frame-src 'self'` };
const WALL = {
  'content-security-policy': POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  'x-frame-options': 'SAMEORIGIN',
};

/** A page runs its own scripts, talks to its own relay, and is framed by no other site. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.set(HEADERS);
  if (request.path === '/console.html') response.set(CONSOLE);
  if (request.path === '/wall.html') response.set(WALL);
  next();
};
