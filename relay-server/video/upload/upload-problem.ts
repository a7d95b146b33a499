/** Why something may not be done with an upload now. */
export type UploadProblemCode =
  | 'unknown'
  | 'foreign'
  | 'invalid'
  | 'wrong_offset'
  | 'busy'
  | 'too_large'
  | 'too_many'
  | 'checksum'
  | 'unavailable';

/** The message says in Chinese what is wrong and what to do. */
export class UploadProblem extends Error {
  override readonly name = 'UploadProblem';
  readonly code: UploadProblemCode;

  constructor(code: UploadProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
