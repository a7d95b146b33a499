import type { IRouter, RequestHandler } from 'express';
import type { TakeHome } from '../../wire/take-home.ts';
import { type Guards, notSignedIn, principalOf } from '../access/guards.ts';
import { type Principal, principalMay } from '../access/principal.ts';
import { Busy, type TakeHomes } from '../figures/export/take-home.ts';
import { takeHomeCsv } from '../figures/export/take-home-csv.ts';
import { takeHomeXlsx } from '../figures/export/take-home-xlsx.ts';
import { askingRate, TAKE_HOME_RATE } from './asking-rate.ts';
import { methodRoute } from './method-route.ts';
import { RequestProblem, retryAfter } from './problem.ts';

const TOO_OFTEN = '取数据过于频繁，请稍候几秒再试；刚才取到的文件仍可使用';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What visitors take home, below `/api/v1` (SPEC H-100 to H-102): as JSON for its page, as CSV, as XLSX. */
export function takeHomeRoutes(api: IRouter, takeHomes: TakeHomes, guards: Guards): void {
  const rate = askingRate(TAKE_HOME_RATE, TOO_OFTEN);
  const route = (path: string, send: RequestHandler) =>
    methodRoute(api, path, 'get', guards.known, requireReader, rate, send);
  route('/take-home', async (_request, response) => {
    response.json(await taken(takeHomes));
  });
  route('/take-home.csv', async (_request, response) => {
    const data = await taken(takeHomes);
    response
      .type('text/csv; charset=utf-8')
      .set('content-disposition', attachment(data, 'csv'))
      .send(takeHomeCsv(data));
  });
  route('/take-home.xlsx', async (_request, response) => {
    const data = await taken(takeHomes);
    const file = await takeHomeXlsx(data);
    response.type(XLSX).set('content-disposition', attachment(data, 'xlsx')).send(file);
  });
}

/**
 * Who reads figures may take these home: a person, a program of this machine, a display that shows what the
 * bureau or what its visitors see. Whoever it is gets what visitors may see.
 */
const requireReader: RequestHandler = (request, _response, next) => {
  const principal = principalOf(request);
  if (mayTakeHome(principal)) next();
  else if (principal.kind === 'nobody') throw notSignedIn();
  else throw new RequestProblem('forbidden', '此屏幕或账号目前不能取这些数据');
};

function mayTakeHome(principal: Principal): boolean {
  if (principal.kind === 'program') return true;
  if (principal.kind === 'display' && principal.mode === 'delegates') return true;
  return principalMay(principal, 'read.bureau');
}

async function taken(takeHomes: TakeHomes): Promise<TakeHome> {
  try {
    const data = await takeHomes.now();
    if (data) return data;
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    throw new RequestProblem('not_ready', error.message, retryAfter(2));
  }
  throw new RequestProblem('not_found', '日志还没有开始任何一个法院日，没有可带走的数据');
}

function attachment({ courtToday }: TakeHome, ending: string): string {
  const name = encodeURIComponent(`执行工作数据-${courtToday}.${ending}`);
  return `attachment; filename="figures-${courtToday}.${ending}"; filename*=UTF-8''${name}`;
}
