/** Seed of the demo court year: the same seed gives the same bytes. */
export const DEMO_SEED = 20_241_127;

/**
 * Key of the demo's own source, for trying the demo with curl: what is sent with it may also correct
 * and reverse demo events. The demo listens on loopback only.
 */
export const DEMO_KEY = 'demo-key-for-this-machine-only';

/** How many times faster than the machine's clock the demo's runs, in office hours. */
export const DEMO_SPEED = 60;

/** With which the demo's own units push: their names are no secret, and the demo is on this machine alone. */
export const demoStreamKey = (id: string) => `demo-${id}`;

/**
 * A demo that is left on must not fill the disk with the same clips over and over: what its units film is kept for
 * two court days (of some nine minutes each), which comes to about half of the bound.
 */
export const DEMO_VIDEO_BYTES = 2 * 2 ** 30;
export const DEMO_LOOP_DAYS = 2;
/** A recording goes on in another one after so much media, ms: an hour would be more than six of the demo's days. */
export const DEMO_RECORDING_MS = 20 * 60_000;
