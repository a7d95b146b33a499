import type { LogStore } from '../../log/store.ts';
import { rowSchemas } from '../../projections/rows.ts';
import type { CaseSecrets } from '../../rules/public-text.ts';

/** What of these cases an audience must not read. @throws StorageUnavailable; ZodError for damaged rows */
export async function secretsOf(
  caseNumbers: readonly (string | null)[],
  store: Pick<LogStore, 'rows'>,
): Promise<CaseSecrets> {
  const names: string[] = [];
  const others: string[] = [];
  for (const caseNumber of new Set(caseNumbers)) {
    if (caseNumber === null) continue;
    const query = { topics: ['party', 'asset'], caseNumber, liveOnly: true };
    for await (const rows of store.rows(query)) {
      for (const { topic, data } of rows) {
        if (topic === 'party') {
          const { name, idNumber, phone, address } = rowSchemas.party.parse(data);
          names.push(name);
          others.push(...[idNumber, phone, address].filter((one) => one !== null));
        } else {
          const { registration } = rowSchemas.asset.parse(data);
          if (registration !== null) others.push(registration);
        }
      }
    }
  }
  return { names, others };
}
