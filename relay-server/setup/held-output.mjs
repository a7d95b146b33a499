// @ts-check
import { closeSync, openSync, readSync } from 'node:fs';

/** How often it is looked whether more has been said, ms. */
const LOOK = 300;

/**
 * What a child says while another has the terminal: kept in a file, and shown from its beginning once it
 * is its turn, then as it comes.
 *
 * @param {string} file where it is kept
 * @param {(bytes: Buffer) => unknown} [show] puts it on the terminal
 */
export function heldOutput(file, show = (bytes) => process.stdout.write(bytes)) {
  const target = openSync(file, 'a');
  const source = openSync(file, 'r');
  const piece = Buffer.alloc(65_536);
  /** @type {NodeJS.Timeout | undefined} */
  let looking;

  function showNew() {
    for (let bytes = read(); bytes > 0; bytes = read()) {
      show(Buffer.from(piece.subarray(0, bytes)));
    }
  }
  function read() {
    return readSync(source, piece, 0, piece.length, null);
  }

  return {
    /** The open file for the child's output. */
    target,
    /** Its turn has come. */
    release() {
      showNew();
      looking = setInterval(showNew, LOOK);
    },
    /** The child has ended: shows the rest. */
    close() {
      clearInterval(looking);
      showNew();
      closeSync(source);
      closeSync(target);
    },
  };
}
