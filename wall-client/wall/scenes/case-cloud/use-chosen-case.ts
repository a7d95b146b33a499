import { useEffect, useState } from 'react';
import type { Topic } from '../../../../wire/views.ts';
import { whenDropped } from '../../../replica/dropping.ts';
import { type Rows, useMeta, useTopic } from '../../../replica/use-replica.ts';
import { byNewest, isComingIn } from '../field-video/field-streams.ts';
import { useFieldStreams } from '../field-video/use-field-streams.ts';
import { type Choice, chooseCases, nextChoice } from './case-choice.utils.ts';

/** Cases of one rotation before it begins anew. */
const ROUND = 12;

/** Which case the rotation showed last: the scene is mounted anew at every turn. */
let lastShown: string | null = null;
whenDropped(() => {
  lastShown = null;
});

/**
 * The case to show: the one asked for, else the next one worth showing. Chosen once, when the rows
 * are there: a picture does not change under the eyes of those who look at it.
 */
export function useChosenCase(asked: string | null): Choice | null {
  const points = useTopic('point');
  const alerts = useTopic('alert');
  const expiries = useTopic('expiry');
  const activities = useTopic('activity');
  const streams = useFieldStreams();
  const today = useMeta('courtToday');
  const [chosen, setChosen] = useState<Choice | null>(null);

  useEffect(() => {
    if (asked !== null || chosen !== null || today === undefined) return;
    const rows = {
      onAir: [...streams.values()]
        .filter(isComingIn)
        .sort(byNewest)
        .flatMap(({ caseNumber }) => caseNumber ?? []),
      points: listOf(points),
      alerts: listOf(alerts),
      expiries: listOf(expiries),
      activities: listOf(activities),
    };
    const next = nextChoice(chooseCases(rows, today, ROUND), lastShown);
    if (next === null) return;
    lastShown = next.caseNumber;
    setChosen(next);
  }, [asked, chosen, today, streams, points, alerts, expiries, activities]);

  return asked === null ? chosen : { caseNumber: asked, reason: 'asked' };
}

function listOf<T extends Topic>(rows: Rows<T>) {
  return [...rows].map(([id, view]) => ({ id, view }));
}
