import type { Rule } from './rule.ts';

const AUCTION = '网络司法拍卖规定（法释〔2016〕18号）';
const PRICE = '参考价规定（法释〔2018〕15号）';

export const disposalRules = {
  'D-1': {
    sentence: '此财产的处置已暂停，请先登记继续',
    tag: 'L',
    basis: `${AUCTION} 第28条；民诉法 第267条`,
  },
  'D-2': {
    sentence: '查封未生效、已失效或已在拍卖中，不能启动确定参考价，请核对查封状态',
    tag: 'L',
    basis: `${PRICE} 第1条`,
  },
  'D-3': {
    sentence: '尚未启动确定参考价，不能登记参考价，请先登记启动',
    tag: 'L',
    basis: `${PRICE} 第2条`,
  },
  'D-4': {
    sentence: '参考价有效期须自确定之日起不超过一年，请核对有效期',
    tag: 'L',
    basis: `${PRICE} 第27条`,
  },
  'D-5': {
    sentence: '尚未确定参考价或已在拍卖中，不能发布一拍公告，请核对查封状态',
    tag: 'L',
    basis: `${AUCTION} 第10条`,
  },
  'D-6': {
    sentence: '参考价已过有效期，请重新确定参考价后再发布公告',
    tag: 'L',
    basis: `${PRICE} 第27条：有效期内公告，且拍卖未超过有效期六个月`,
  },
  'D-7': {
    sentence: '一拍起拍价低于参考价的百分之七十，请核对起拍价',
    tag: 'L',
    basis: `${AUCTION} 第10条`,
  },
  'D-8': {
    sentence:
      '公告期不足：一拍动产 15 日、其他 30 日；二拍与变卖 7 日、15 日；请核对公告与开拍时间',
    tag: 'L',
    basis: `${AUCTION} 第12、26条；法明传〔2017〕455号`,
  },
  'D-9': {
    sentence: '竞价时间不足二十四小时，请核对开拍与结束时间',
    tag: 'L',
    basis: `${AUCTION} 第20条`,
  },
  'D-10': {
    sentence: '一拍尚未流拍，不能发布二拍公告，请核对查封状态',
    tag: 'L',
    basis: `${AUCTION} 第26条`,
  },
  'D-11': {
    sentence: '二拍须在一拍流拍后三十日内开拍（暂停处置的日子不计）；已逾期的请重新确定参考价',
    tag: 'L',
    basis: `${AUCTION} 第26条`,
  },
  'D-12': {
    sentence: '二拍降价超过一拍起拍价的百分之二十，请核对起拍价',
    tag: 'L',
    basis: `${AUCTION} 第26条`,
  },
  'D-13': {
    sentence: '二拍尚未流拍、也未在确定参考价后直接变卖，不能发布变卖公告，请核对查封状态',
    tag: 'L',
    basis: `${AUCTION} 第26条；拍卖变卖规定（法释〔2004〕16号）第31条`,
  },
  'D-14': {
    sentence: '变卖价低于二拍起拍价，请核对变卖价',
    tag: 'L',
    basis: '法明传〔2017〕455号 第3条',
  },
  'D-15': {
    sentence: '此轮拍卖（变卖）没有在进行，不能登记结果，请核对轮次',
    tag: 'L',
    basis: `${AUCTION} 第12条`,
  },
  'D-16': {
    sentence: '结果登记早于竞价结束时间，请核对时间',
    tag: 'L',
    basis: `${AUCTION} 第20、26条`,
  },
  'D-17': { sentence: '成交价低于起拍价，请核对成交价', tag: 'L', basis: `${AUCTION} 第10、20条` },
  'D-18': {
    sentence: '财产没有流拍，不能以物抵债，请核对查封状态',
    tag: 'L',
    basis: '民诉法解释 第490条；拍卖变卖规定 第16条',
  },
  'D-19': {
    sentence: '抵债价低于流拍时的起拍价，请核对抵债价',
    tag: 'L',
    basis: '拍卖变卖规定 第16条：以该次拍卖所定的保留价',
  },
  'D-20': {
    sentence: '接受抵债的须是本案申请执行人，请核对标识',
    tag: 'L',
    basis: '拍卖变卖规定 第16条',
  },
  'D-21': {
    sentence: '财产没有成交或抵债，或已作裁定，不能登记成交裁定，请核对查封状态',
    tag: 'L',
    basis: `${AUCTION} 第22条`,
  },
  'D-22': {
    sentence: '尚无成交裁定或已经移交，不能登记移交，请核对查封状态',
    tag: 'L',
    basis: '拍卖变卖规定 第27条',
  },
  'D-23': {
    sentence: '财产没有成交或抵债，不能登记价款到账，请核对查封状态',
    tag: 'L',
    basis: `${AUCTION} 第17、22条`,
  },
  'D-24': { sentence: '到账价款合计超过成交价，请核对金额', tag: 'A', basis: '账实相符' },
  'D-25': {
    sentence: '价款尚未到账或财产尚未移交，不能登记分配，请核对查封状态',
    tag: 'P',
    basis: '成交裁定、移交、到账、分配依次进行',
  },
  'D-26': { sentence: '分配合计超过已到账价款，请核对金额', tag: 'A', basis: '账实相符' },
  'D-27': {
    sentence: '公告日期晚于事件发生日，请核对公告日期',
    tag: 'A',
    basis: '已发生的事不能在将来',
  },
  'D-28': {
    sentence: '查封已失效或已解除，不能再处置；须重新查封',
    tag: 'L',
    basis: '查封扣押冻结规定 第27条：届满未续的效力消灭',
  },
} as const satisfies Record<string, Rule>;
