import type { LoggedEvent } from '../../../wire/case-event.ts';
import {
  type AssetKind,
  assetKinds,
  type NodeCode,
  type SeizureMeasure,
  seizureMeasures,
  seizureStates,
} from '../../../wire/codes.ts';
import type { CaseState, SeizureRecord } from '../../rules/case-state.ts';
import { entityOf } from '../../rules/entities.ts';
import { isPlanned } from '../../rules/seizure-states.ts';
import type { Narration } from './narration.ts';

/** Assets, seizures and their disposal. An asset is named by its kind: names may hold an address. */
export function narrateAsset(event: LoggedEvent, state: CaseState): Narration | undefined {
  switch (event.type) {
    case 'asset.found':
      return {
        text: `发现财产 · ${assetKinds.labels[event.body.kind]}`,
        ...(event.body.estimatedValue === undefined ? {} : { amount: event.body.estimatedValue }),
        planned: true,
        ticker: 'info',
      };
    case 'seizure.drafted':
      return {
        text: `拟${seizureMeasures.labels[event.body.measure]} · ${kindOf(event, state)}`,
        planned: true,
      };
    case 'seizure.ruled':
      return {
        text: `裁定${measureOf(event, state)} · ${kindOf(event, state)}`,
        planned: true,
      };
    case 'seizure.served': {
      const { outcome, evidence } = event.body;
      const result = outcome.kind === 'queued' ? `轮候第 ${outcome.rank} 位` : '生效';
      return {
        text: `${measureOf(event, state)}${result} · ${kindOf(event, state)}`,
        ...nodeOf(event, state),
        evidence: evidence?.length ?? 0,
        ticker: 'info',
      };
    }
    case 'seizure.promoted':
      return { text: `轮候转为生效 · ${kindOf(event, state)}`, ticker: 'info' };
    case 'seizure.renewed':
      return { text: `续期至 ${event.body.until} · ${kindOf(event, state)}` };
    case 'seizure.released':
      return {
        text: `解除${measureOf(event, state)} · ${kindOf(event, state)}`,
        planned: isUnserved(event, state),
        ticker: 'info',
      };
    case 'seizure.suspended':
      return {
        text: `中止处置 · ${kindOf(event, state)}`,
        planned: isUnserved(event, state),
      };
    case 'seizure.continued':
      return {
        text: `恢复处置 · ${kindOf(event, state)}`,
        planned: isUnserved(event, state),
      };
    default:
      return narrateDisposal(event, state);
  }
}

const ROUND_NODES = { auction1: '021', auction2: '023', sale: '026' } as const;

function narrateDisposal(event: LoggedEvent, state: CaseState): Narration | undefined {
  switch (event.type) {
    case 'appraisal.started':
      return { text: `启动确定参考价 · ${kindOf(event, state)}`, node: '017' };
    case 'appraisal.priced':
      return {
        text: `确定参考价 · ${kindOf(event, state)}`,
        amount: event.body.referencePrice,
        node: '018',
      };
    case 'auction.announced':
      return {
        text: `${seizureStates.labels[event.body.round]}公告 · ${kindOf(event, state)}`,
        amount: event.body.startPrice,
        node: ROUND_NODES[event.body.round],
        ticker: 'info',
      };
    case 'auction.closed': {
      const { round, result } = event.body;
      const text = `${seizureStates.labels[round]}${result.kind === 'sold' ? '成交' : '流拍'} · ${kindOf(event, state)}`;
      return result.kind === 'sold'
        ? { text, amount: result.price, node: '022', ticker: 'money' }
        : { text, ticker: 'warning' };
    }
    case 'asset.taken-in-kind':
      return {
        text: `以物抵债 · ${kindOf(event, state)}`,
        amount: event.body.price,
        node: '025',
        ticker: 'money',
      };
    case 'title.ruled':
      return { text: `成交裁定 · ${kindOf(event, state)}` };
    case 'asset.handed-over':
      return { text: `移交 · ${kindOf(event, state)}`, node: '027', ticker: 'done' };
    case 'proceeds.arrived':
      return { text: `变价款到账 · ${kindOf(event, state)}`, amount: event.body.amount };
    case 'proceeds.distributed':
      return { text: `变价款分配 · ${kindOf(event, state)}`, amount: event.body.amount };
    default:
      return undefined;
  }
}

interface OfSeizure {
  readonly body: { readonly seizureId: string };
}

function seizureOf(event: OfSeizure, state: CaseState): SeizureRecord | undefined {
  return entityOf(state.seizures, event.body.seizureId);
}

function isUnserved(event: OfSeizure, state: CaseState): boolean {
  const seizure = seizureOf(event, state);
  return seizure === undefined || isPlanned(seizure);
}

function assetKindOf(event: OfSeizure, state: CaseState): AssetKind | undefined {
  const seizure = seizureOf(event, state);
  return seizure && entityOf(state.assets, seizure.assetId)?.kind;
}

function kindOf(event: OfSeizure, state: CaseState): string {
  const kind = assetKindOf(event, state);
  return kind === undefined ? '财产' : assetKinds.labels[kind];
}

function measureOf(event: OfSeizure, state: CaseState): string {
  const seizure = seizureOf(event, state);
  return seizure ? seizureMeasures.labels[seizure.measure] : '控制';
}

const MEASURE_NODES: Readonly<Record<SeizureMeasure, NodeCode>> = {
  seal: '012',
  distraint: '013',
  freeze: '014',
};

function nodeOf(event: OfSeizure, state: CaseState): { node: NodeCode } | object {
  const seizure = seizureOf(event, state);
  if (!seizure) return {};
  const deposit = seizure.measure === 'freeze' && assetKindOf(event, state) === 'deposit';
  return { node: deposit ? '015' : MEASURE_NODES[seizure.measure] };
}
