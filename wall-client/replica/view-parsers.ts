import { type Topic, type View, views } from '../../wire/views.ts';

type Parsers = { readonly [T in Topic]: (view: unknown) => View<T> | undefined };

interface Schema<V> {
  safeParse(view: unknown): { success: true; data: V } | { success: false };
}

function parserOf<V>(schema: Schema<V>): (view: unknown) => V | undefined {
  return (view) => {
    const parsed = schema.safeParse(view);
    return parsed.success ? parsed.data : undefined;
  };
}

/** Topic → parser of its views; undefined for a view that breaks its schema. */
export const viewParsers: Parsers = {
  meta: parserOf(views.meta),
  showing: parserOf(views.showing),
  statistic: parserOf(views.statistic),
  trend: parserOf(views.trend),
  closing: parserOf(views.closing),
  assetStatus: parserOf(views.assetStatus),
  town: parserOf(views.town),
  point: parserOf(views.point),
  expiry: parserOf(views.expiry),
  alert: parserOf(views.alert),
  acknowledged: parserOf(views.acknowledged),
  activity: parserOf(views.activity),
  stream: parserOf(views.stream),
  field: parserOf(views.field),
  recordingNow: parserOf(views.recordingNow),
  clearance: parserOf(views.clearance),
  cleared: parserOf(views.cleared),
  session: parserOf(views.session),
  invitee: parserOf(views.invitee),
  runItem: parserOf(views.runItem),
  rehearsal: parserOf(views.rehearsal),
  wall: parserOf(views.wall),
  display: parserOf(views.display),
  draw: parserOf(views.draw),
  case: parserOf(views.case),
  party: parserOf(views.party),
  asset: parserOf(views.asset),
  seizure: parserOf(views.seizure),
  measure: parserOf(views.measure),
  payment: parserOf(views.payment),
  timeline: parserOf(views.timeline),
  recording: parserOf(views.recording),
  clip: parserOf(views.clip),
};

export function isTopic(topic: string): topic is Topic {
  return Object.hasOwn(views, topic);
}
