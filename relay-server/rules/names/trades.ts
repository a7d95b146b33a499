/** What a company's own name says it deals in; the public half of its name. */
const trades: readonly string[] =
  `文化科技 文化传播 文化传媒 影视文化 文化 建筑材料 建材 建筑工程 建设工程 建筑装饰 装饰工程 装饰设计 装饰 装修 建筑劳务 劳务派遣
  劳务 人力资源 建筑 建设 房地产开发 房地产 置业 物业管理 物业服务 物业 市政工程 园林绿化 园林 工程 电子商务 电子科技 电子
  信息科技 信息技术 网络科技 网络 软件 智能科技 生物科技 环保科技 新能源科技 新能源 新材料 材料科技 科技 电器 电力 电气
  机电 机械设备 机械制造 机械 设备 模具 五金制品 五金 金属制品 金属材料 金属 不锈钢 铝业 铝材 铝型材 钢铁 钢材 钢结构
  陶瓷 卫浴 洁具 家具 家居 木业 门窗 玻璃 石材 水泥 混凝土 涂料 化工 塑料制品 塑料 塑胶 橡胶 包装制品 包装材料 包装 纸业
  纸品 印刷 纺织 针织 服装 服饰 制衣 鞋业 皮具 皮革 食品 饮料 粮油 水产养殖 水产 养殖 畜牧 饲料 农业科技 农业 种植 餐饮管理
  餐饮 酒店管理 酒店 旅游 旅行社 物流 货运 运输 仓储 供应链管理 供应链 快递 汽车销售 汽车租赁 汽车维修 汽车 摩托车 机动车
  商贸 贸易 进出口 百货 超市 零售 批发 实业 投资管理 投资 资产管理 融资租赁 融资担保 担保 小额贷款 典当 保险 财产保险
  人寿保险 保险代理 证券 基金 信托 金融 租赁 教育咨询 教育 培训 医疗器械 医疗 医药 药业 健康管理 健康 美容 体育 广告传媒
  广告 传媒 设计 咨询 企业管理 会计 税务 知识产权 环保 能源 燃气 石油 矿业 水务 检测 珠宝 玩具 文具 日用品 化妆品 游戏
  娱乐 动漫 通信 通讯 光电 照明 灯饰 半导体`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Forms of an undertaking, the longest first; the form stays in the masked name. */
const forms: readonly (readonly [ending: string, shown: string])[] = [
  ['律师事务所', '律师事务所'],
  ['会计师事务所', '会计师事务所'],
  ['事务所', '事务所'],
  ['农村商业银行', '银行'],
  ['银行', '银行'],
  ['支行', '银行'],
  ['分行', '银行'],
  ['农村信用合作联社', '信用社'],
  ['信用社', '信用社'],
  ['专业合作社', '合作社'],
  ['合作社', '合作社'],
  ['经营部', '经营部'],
  ['门市部', '门市部'],
  ['工作室', '工作室'],
  ['商行', '商行'],
  ['车行', '车行'],
  ['商店', '商店'],
  ['加油站', '加油站'],
  ['厂', '厂'],
  ['店', '店'],
  ['场', '场'],
  ['中心', '中心'],
  ['集团', '集团'],
];

/** Branches and project departments are part of the company before them. */
const tails =
  /(股份有限公司|有限责任公司|有限公司|公司|分公司|项目部|（.*?）|\(.*?\)|（普通合伙）|（有限合伙）)+$/u;

/** The trade word that ends nearest to the end of the name, the longest of those. */
export function tradeIn(name: string): string | null {
  let best = '';
  let bestEnd = -1;
  for (const trade of trades) {
    const at = name.lastIndexOf(trade);
    if (at < 0) continue;
    const end = at + trade.length;
    if (end > bestEnd || (end === bestEnd && trade.length > best.length)) {
      best = trade;
      bestEnd = end;
    }
  }
  return best === '' ? null : best;
}

/** 公司, 厂, 商行 …: how the undertaking is called once its own name is gone. */
export function formOf(name: string): string {
  const bare = name.replace(/[（(][^（）()]*[）)]/gu, '');
  if (tails.test(bare)) return /银行/.test(bare) ? '银行' : '公司';
  return forms.find(([ending]) => bare.endsWith(ending))?.[1] ?? '公司';
}

/** Kinds of organisation that are neither person nor company. */
const organisations: readonly (readonly [part: string, shown: string])[] = [
  ['村民委员会', '村委会'],
  ['村委会', '村委会'],
  ['居民委员会', '居委会'],
  ['居委会', '居委会'],
  ['业主委员会', '业主委员会'],
  ['经济合作社', '经济合作社'],
  ['经济联合社', '经济联合社'],
  ['合作社', '合作社'],
  ['人民政府', '政府机关'],
  ['法院', '法院'],
  ['检察院', '检察院'],
  ['管理局', '行政机关'],
  ['局', '行政机关'],
  ['委员会', '委员会'],
  ['工会', '工会'],
  ['幼儿园', '幼儿园'],
  ['小学', '学校'],
  ['中学', '学校'],
  ['大学', '学校'],
  ['学校', '学校'],
  ['学院', '学校'],
  ['医院', '医院'],
  ['卫生院', '医院'],
  ['事务所', '事务所'],
  ['银行', '银行'],
  ['协会', '协会'],
  ['商会', '协会'],
  ['基金会', '基金会'],
  ['合伙企业', '合伙企业'],
  ['管委会', '行政机关'],
];

export function organisationKind(name: string): string {
  return organisations.find(([part]) => name.includes(part))?.[1] ?? '单位';
}
