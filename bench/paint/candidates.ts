/**
 * Like beside like. A browser in which nothing moves paints a change at once; where anything moves
 * (a pulse, a rolling figure) it paints in step with the screen, and a change waits half a frame for
 * its turn whatever the page is. So a wall on which the last event has long come to rest is set beside
 * a bare page, and a wall that is still in motion beside a bare page in which something moves. Both
 * kinds of page follow the same relay over the same kind of socket, and their stamp is the same: the
 * animation frame whose paint shows the event.
 */
export const CANDIDATES = {
  'wall at rest': { path: '/wall.html', resting: true },
  'bare page': { path: '/bare.html', resting: true },
  'wall in motion': { path: '/wall.html', resting: false },
  'moving bare page': { path: '/bare.html?moving', resting: false },
} as const;
export type PageName = keyof typeof CANDIDATES;
export const MOVING: PageName = 'moving bare page';
export const NAMES: readonly PageName[] = [
  'wall at rest',
  'bare page',
  'wall in motion',
  'moving bare page',
];
