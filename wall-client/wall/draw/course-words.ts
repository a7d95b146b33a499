import { closingWays, courseSteps, towns } from '../../../wire/codes.ts';
import type { Course, DrawTrait } from '../../../wire/views.ts';
import { count, money } from '../../ui/format.ts';

/** A rounded amount, as exact as it is: `17 万元`, `1.2 亿元`, `4,600 元`. */
export function aboutMoney(fen: number): string {
  const { number, unit } = money(fen);
  return `${number.replace(/\.?0+$/, '')} ${unit}`;
}

/** What the case is: cause, year of filing, town, as far as that may be said. */
export function caseWords({ type, cause, year, town }: Course): string {
  const kind = cause ?? (type === null ? '一件执行案件' : `一件“${type}”字案件`);
  const parts = [
    year === null ? null : `${year} 年立案`,
    town === null ? null : towns.labels[town],
  ];
  return [kind, ...parts.filter((part) => part !== null)].join(' · ');
}

/** How it ended, and after how many days. */
export function endWords({ way, days }: Course): string {
  if (way === null) return '尚未结案';
  return `${closingWays.labels[way]}${days === null ? '' : `，立案到结案 ${count(days)} 天`}`;
}

/** @param most names a side; further ones are only said to be there */
export function partiesWords({ applicants, executees }: Course, most = 3): string {
  return `申请执行人 ${sideWords(applicants, most)}　被执行人 ${sideWords(executees, most)}`;
}

function sideWords({ names, more }: Course['applicants'], most: number): string {
  if (names.length === 0) return '未登记';
  const others = more || names.length > most;
  return `${names.slice(0, most).join('、')}${others ? ' 等' : ''}`;
}

export function moneyWords({ claim, recovered }: Course): string {
  const came = recovered === 0 ? '尚无到账' : `到位约 ${aboutMoney(recovered)}`;
  return `标的约 ${aboutMoney(claim)}，${came}`;
}

const TRAITS: Readonly<Record<DrawTrait, string>> = {
  type: '案件类型',
  cause: '案由',
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
  readonly when: string;
  /** null: no money moved. */
  readonly amount: string | null;
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
    .map(({ step, day, lastDay, times, amount }) => ({
      step,
      label: `${courseSteps.labels[step]}${timesWords(times)}`,
      when: whenWords(day, lastDay),
      amount: amount === null ? null : `约 ${aboutMoney(amount)}`,
    }));
}

/** Ten stands for ten or more. */
function timesWords(times: number): string {
  if (times >= 10) return '多次';
  return times > 1 ? ` ${times} 次` : '';
}

function whenWords(day: number, lastDay: number): string {
  if (lastDay < 0) return '立案之前';
  if (day === lastDay) return `第 ${count(day)} 天`;
  return `第 ${count(Math.max(0, day))}–${count(lastDay)} 天`;
}
