import type { LogStore } from '../log/store.ts';
import { publicTextFault } from '../rules/public-text.ts';
import { secretsOf } from '../video/clearance/case-secrets.ts';
import { SessionConflict } from './session-conflict.ts';

/**
 * What stands on a session's wall names nobody: no party of the cases that are dealt with, no case number, no
 * number or address of anybody.
 * @throws SessionConflict saying what is wrong; StorageUnavailable
 */
export async function requirePublic(
  words: readonly string[],
  caseNumbers: readonly string[],
  store: Pick<LogStore, 'rows'>,
): Promise<void> {
  const secrets = await secretsOf(caseNumbers, store);
  for (const word of words) {
    const fault = publicTextFault(word, secrets);
    if (fault !== null) throw new SessionConflict(`大屏上的文字“${short(word)}”${fault}`);
  }
}

function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
