import { closingWays, courseSteps, towns } from '../../../wire/codes.ts';
import { type Course, type DrawTrait, SEVERAL_TIMES } from '../../../wire/views.ts';
import { count } from '../../ui/format.ts';

/** What the case is: cause, year of filing, town, as far as that may be said. */
export function caseWords({ type, cause, year, town }: Course): string {
  const kind = cause ?? (type === null ? '一件执行案件' : `一件“${type}”字案件`);
  const parts = [
    year === null ? null : `${year} 年立案`,
    town === null ? null : towns.labels[town],
  ];
  return [kind, ...parts.filter((part) => part !== null)].join(' · ');
}

/** How it ended, and when. */
export function endWords({ way, month }: Course): string {
  if (month === null) return '尚未结案';
  const when = `立案后${monthWords(month)}结案`;
  return way === null ? when : `${closingWays.labels[way]}，${when}`;
}

export function partiesWords({ applicants, executees }: Course): string {
  return `申请执行人：${sideWords(applicants)}　被执行人：${sideWords(executees)}`;
}

const KINDS = { person: '自然人', company: '企业', organisation: '其他组织' } as const;

function sideWords({ kinds, several }: Course['applicants']): string {
  const words = kinds.map((kind) => KINDS[kind]).join('、') || '未列';
  return several ? `${words}（多名）` : words;
}

const RECOVERED = { none: '尚无到账', part: '部分到位', all: '全部到位' } as const;

/** Nothing is owed any more, and not all of it came through the court. */
const PART_OF_ALL = '部分经法院到位，其余自行履行或放弃';

export function moneyWords({ claim, recovered, way }: Course): string {
  const isPart = recovered === 'part' && way === 'fullySatisfied';
  const came = isPart ? PART_OF_ALL : RECOVERED[recovered];
  return claim === null ? came : `标的 ${claim}，${came}`;
}

const TRAITS: Readonly<Record<DrawTrait, string>> = {
  type: '案件类型',
  cause: '案由',
  claim: '标的',
  way: '结案方式',
  year: '立案年份',
  town: '镇街',
};

/** What is left out and why; null: nothing is. */
export function withheldWords({ withheld }: Course): string | null {
  if (withheld.length === 0) return null;
  return `为免指向具体的人，未列${withheld.map((trait) => TRAITS[trait]).join('、')}`;
}

export interface StepWords {
  readonly step: Course['steps'][number]['step'];
  readonly label: string;
  /** Empty: the same as the step before. */
  readonly when: string;
  /** Money moved. */
  readonly money: boolean;
}

/** More would not stand beside one another. */
export const MOST_STEPS = 12;

/** What one would leave out first. */
const MINOR: readonly Course['steps'][number]['step'][] = [
  'investigated',
  'suspended',
  'appraised',
  'auctioned',
  'distrained',
  'queried',
  'noticed',
];

/** The steps of a course from filing on, at most so many: the less telling are left out. */
export function stepWords({ steps }: Course): StepWords[] {
  const tooMany = Math.max(0, steps.length - MOST_STEPS);
  const minor = MINOR.filter((each) => steps.some(({ step }) => step === each)).slice(0, tooMany);
  return steps
    .filter(({ step }) => !minor.includes(step))
    .slice(0, MOST_STEPS)
    .map(({ step, month, lastMonth, times, money }) => ({
      step,
      label: `${courseSteps.labels[step]}${timesWords(times)}`,
      when: step === 'filed' ? '由此起算' : whenWords(month, lastMonth),
      money,
    }))
    .map((told, at, all) => (told.when === all[at - 1]?.when ? { ...told, when: '' } : told));
}

function timesWords(times: number): string {
  if (times >= SEVERAL_TIMES) return '多次';
  return times > 1 ? ` ${times} 次` : '';
}

function whenWords(month: number, lastMonth: number): string {
  if (lastMonth < 0) return '立案之前';
  const first = Math.max(0, month);
  if (first === lastMonth) return monthWords(first);
  return `第 ${count(first + 1)}–${count(lastMonth + 1)} 个月`;
}

function monthWords(month: number): string {
  return `第 ${count(month + 1)} 个月`;
}
