import { useMemo } from 'react';
import type { Topic } from '../../../../wire/views.ts';
import { type CaseStatus, type Rows, useCase, useCaseTopic } from '../../../replica/use-replica.ts';
import type { CaseRows, Row } from './case-rows.ts';

/** Follows one case while mounted; `rows` once it is there, the same objects until they change. */
export function useCaseRows(caseNumber: string): {
  status: CaseStatus;
  rows: CaseRows | undefined;
} {
  const { status, view } = useCase(caseNumber);
  const parties = useList(useCaseTopic(caseNumber, 'party'));
  const assets = useList(useCaseTopic(caseNumber, 'asset'));
  const seizures = useList(useCaseTopic(caseNumber, 'seizure'));
  const measures = useList(useCaseTopic(caseNumber, 'measure'));
  const payments = useList(useCaseTopic(caseNumber, 'payment'));
  const timeline = useList(useCaseTopic(caseNumber, 'timeline'));
  const recordings = useList(useCaseTopic(caseNumber, 'recording'));
  const clips = useList(useCaseTopic(caseNumber, 'clip'));
  const rows = useMemo(
    () =>
      view && {
        ...{ case: view, parties, assets, seizures, measures, payments, timeline },
        ...{ recordings, clips },
      },
    [view, parties, assets, seizures, measures, payments, timeline, recordings, clips],
  );
  return { status, rows };
}

function useList<T extends Topic>(rows: Rows<T>): readonly Row<T>[] {
  return useMemo(() => [...rows].map(([id, view]) => ({ id, view })), [rows]);
}
