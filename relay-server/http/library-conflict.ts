import { LibraryConflict } from '../video/library/commands.ts';
import { RequestProblem } from './problem.ts';

/** A library command; its refusal by a rule becomes the answer 409 with the rule's number and sentence. */
export async function orLibraryConflict<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof LibraryConflict)) throw error;
    throw new RequestProblem('library_conflict', error.message, {}, error.rule);
  }
}
