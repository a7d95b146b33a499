// @ts-check
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { programOf } from './programs.mjs';

/**
 * @typedef {object} Command
 * @property {string[]} args what follows `node`: options, script, its arguments
 * @property {string} cwd
 * @property {Record<string, string>} [env] added to this process's environment
 * @property {boolean} [ownGroup] a process group of its own: a Ctrl-C then reaches the child once, by
 *   forwarding, and not a second time from the terminal. Such a child is tethered: it gets SIGTERM
 *   should this process vanish.
 * @property {boolean} [silent] nothing that it says is shown
 */

/** So nice that a process beside it has a core to itself wherever there are two. */
const YIELDING = 10;
let isYielding = false;

/**
 * What is run here lets other work of this machine go first.
 *
 * @param {() => Promise<void>} work
 */
export async function yielding(work) {
  isYielding = true;
  try {
    await work();
  } finally {
    isYielding = false;
  }
}

const tether = new URL('./tether.mjs', import.meta.url).href;

/** What each received signal becomes for the child: a closed terminal asks for a clean end. */
const forwarded = /** @type {const} */ ({
  SIGINT: 'SIGINT',
  SIGTERM: 'SIGTERM',
  SIGHUP: 'SIGTERM',
});

/** @type {keyof typeof forwarded | null} the first signal that this process was sent */
let interruption = null;

/** Whether this process has been sent a signal that asks it to end. */
export function wasInterrupted() {
  return interruption !== null;
}

/** Thrown between steps; carries the exit code that a shell expects for the signal. */
export class Interrupted extends Error {
  /** @param {keyof typeof forwarded} signal */
  constructor(signal) {
    super(signal);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** One Ctrl-C can arrive twice: from the terminal, and forwarded by npm. */
const sameSignalMs = 500;

/**
 * Runs Node commands together until all have ended. Signals reach every child once; when one child
 * ends, the others are asked to, and so are all when the shell that npm put between is gone.
 *
 * @param {Command[]} commands
 * @returns {Promise<number>} the exit code of the first to end; 128 + n when signal n ended it
 */
export async function runTogether(commands) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const stopListening = onSignal((signal) => {
    for (const child of children) child.kill(forwarded[signal]);
  });
  try {
    /** @type {number | null} */
    let first = null;
    await Promise.all(
      commands.map(async (command) => {
        const code = await ended(launch(command, children));
        first ??= code;
        // Asked already when a signal came: a second one would cut a clean end short.
        if (!interruption) for (const child of children) child.kill('SIGTERM');
      }),
    );
    return first ?? 0;
  } finally {
    stopListening();
  }
}

/**
 * @param {(signal: keyof typeof forwarded) => void} react
 * @returns {() => void} ends the listening
 */
function onSignal(react) {
  const last = new Map();
  /** @param {keyof typeof forwarded} signal */
  const receive = (signal) => {
    const now = performance.now();
    const sent = forwarded[signal];
    const repeated = now - (last.get(sent) ?? -sameSignalMs) < sameSignalMs;
    last.set(sent, now);
    interruption ??= signal;
    if (!repeated) react(signal);
  };
  const signals = /** @type {(keyof typeof forwarded)[]} */ (Object.keys(forwarded));
  for (const signal of signals) process.on(signal, receive);
  const stopWatching = onOrphaned(() => receive('SIGTERM'));
  return () => {
    for (const signal of signals) process.off(signal, receive);
    stopWatching();
  };
}

/**
 * npm hands signals to the shell that it runs scripts in, and not every shell hands them on: it just
 * ends, and leaves this process to another parent.
 *
 * @param {() => void} react
 * @returns {() => void} ends the watching
 */
function onOrphaned(react) {
  if (!process.env.npm_lifecycle_event) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    react();
  }, 200);
  return () => clearInterval(timer);
}

/** @param {Command} command */
export function run(command) {
  return runTogether([command]);
}

/**
 * One step of several: as `run`, but an interruption ends the whole row, not this step alone.
 *
 * @param {Command} command
 * @throws {Interrupted}
 */
export async function runStep(command) {
  const code = await run(command);
  if (interruption) throw new Interrupted(interruption);
  return code;
}

/**
 * A program of the project: as it is built of these sources; else by tsx.
 *
 * @param {string} root
 * @param {string} file relative to root
 * @param {string[]} args
 * @returns {Command}
 */
export function program(root, file, args) {
  const { execArgv, file: found } = programOf(root, file);
  return { args: [...execArgv, found, ...args], cwd: root, ownGroup: true };
}

/**
 * @param {Command} command
 * @param {import('node:child_process').ChildProcess[]} children
 */
function launch(command, children) {
  const own = command.ownGroup ?? false;
  const child = spawn(process.execPath, [...(own ? ['--import', tether] : []), ...command.args], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    detached: own && process.platform !== 'win32',
    stdio: command.silent ? 'ignore' : own ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  if (isYielding && child.pid !== undefined) setPriority(child.pid, YIELDING);
  children.push(child);
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
