/** A legal point that can be put on the wall: what it says in short, and where it is written. */
export interface LawPoint {
  readonly id: string;
  readonly title: string;
  /** The gist, not the provision's own words; large on a wall, so it is short. */
  readonly text: string;
  readonly basis: string;
  readonly seconds: number;
}

/** The state of the law that the numbers below follow; a judge looks them up before they are shown. */
export const LAW_AS_OF = '民事诉讼法 2023 年修正文本、民诉法解释 2022 年修正文本';

export const LAW_POINTS: readonly LawPoint[] = [
  {
    id: 'report-property',
    title: '如实报告财产',
    text: '被执行人应当报告当前以及收到执行通知之日前一年的财产情况。拒绝报告或者虚假报告的，可以予以罚款、拘留。',
    basis: '《民事诉讼法》第二百五十二条',
    seconds: 45,
  },
  {
    id: 'double-interest',
    title: '迟延履行，加倍支付利息',
    text: '未按判决、裁定等指定的期间给付金钱的，应当加倍支付迟延履行期间的债务利息；加倍部分按日万分之一点七五计算。',
    basis: '《民事诉讼法》第二百六十四条；法释〔2014〕8号 第一条',
    seconds: 40,
  },
  {
    id: 'consumption',
    title: '限制消费',
    text: '被限制消费的，不得乘坐飞机、列车软卧、轮船二等以上舱位、G字头动车组全部座位和其他动车组一等以上座位，不得在星级以上宾馆高消费、旅游度假、购买不动产、让子女就读高收费私立学校等。',
    basis: '最高人民法院关于限制被执行人高消费及有关消费的若干规定 第三条',
    seconds: 60,
  },
  {
    id: 'dishonesty',
    title: '纳入失信名单',
    text: '有履行能力而拒不履行，以伪造证据、暴力、威胁等方法妨碍、抗拒执行，或者无正当理由拒不履行执行和解协议等情形的，纳入失信被执行人名单，依法予以信用惩戒。',
    basis: '最高人民法院关于公布失信被执行人名单信息的若干规定 第一条',
    seconds: 45,
  },
  {
    id: 'exit-ban',
    title: '限制出境',
    text: '不履行法律文书确定的义务的，人民法院可以对其采取或者通知有关单位协助采取限制出境，在征信系统记录、通过媒体公布不履行义务信息。',
    basis: '《民事诉讼法》第二百六十六条',
    seconds: 40,
  },
  {
    id: 'fine-detention',
    title: '罚款、拘留',
    text: '拒不履行生效判决、裁定的，可以罚款、拘留：个人罚款十万元以下，单位罚款五万元以上一百万元以下；拘留十五日以下。',
    basis: '《民事诉讼法》第一百一十四条、第一百一十八条',
    seconds: 45,
  },
  {
    id: 'forced-appearance',
    title: '拘传',
    text: '对必须接受调查询问的被执行人、法定代表人、负责人或者实际控制人，经依法传唤无正当理由拒不到场的，可以拘传其到场。',
    basis: '民诉法解释 第四百八十二条',
    seconds: 40,
  },
  {
    id: 'refusal-crime',
    title: '拒执犯罪',
    text: '有能力执行而拒不执行判决、裁定，情节严重的，处三年以下有期徒刑、拘役或者罚金；情节特别严重的，处三年以上七年以下有期徒刑，并处罚金。',
    basis: '《刑法》第三百一十三条',
    seconds: 60,
  },
  {
    id: 'settlement',
    title: '可以和解，必须履行',
    text: '执行中双方可以自行达成和解协议。不履行和解协议的，申请执行人可以申请恢复对原生效法律文书的执行；已经履行的部分予以扣除。',
    basis: '《民事诉讼法》第二百四十一条；民诉法解释 第四百六十五条',
    seconds: 45,
  },
];
