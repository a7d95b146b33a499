/** Seed of the demo court year: the same seed gives the same bytes. */
export const DEMO_SEED = 20_241_127;

/** Key of the source `demo`, for trying the demo with curl. The demo listens on loopback only. */
export const DEMO_KEY = 'demo-key-for-this-machine-only';

/** How many times faster than the machine's clock the demo's runs, in office hours. */
export const DEMO_SPEED = 60;
