// @ts-check

/** A failure whose message is for a person: printed as it is, without a stack. */
export class SetupError extends Error {}

/** @param {string} text one notice; on stderr, so that a command's own output stays clean */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
