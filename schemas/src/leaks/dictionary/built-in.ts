import type { Dictionary, Term, TermKind } from './dictionary.ts';

const list = (kind: TermKind, texts: string): Term[] => texts.split(/\s+/).map((text) => ({ kind, text, right: null }));

const corrections = (pairs: string, kind: TermKind = 'wrong-word'): Term[] =>
  pairs.split(/\s+/).map((pair) => {
    const [text = '', right = null] = pair.split('→');
    return { kind, text, right };
  });

/**
 * What every bureau of work safety and emergencies starts from; its own entries are added in the admin. Change the
 * version with every change of the entries.
 */
export const builtInDictionary: Dictionary = {
  version: '2026.11.1',
  terms: [
    ...corrections(
      `应急管埋→应急管理 应急官理→应急管理 安全生厂→安全生产 安全升产→安全生产 危险化学平→危险化学品 危险化学口→危险化学品
      烟花暴竹→烟花爆竹 烟花瀑竹→烟花爆竹 防讯抗旱→防汛抗旱 防汛抗早→防汛抗旱 抗洪枪险→抗洪抢险 森林防水→森林防火
      隐患排察→隐患排查 隐患排插→隐患排查 重大事故隐换→重大事故隐患 安全生产责任置→安全生产责任制 双随即→双随机
      行政处法→行政处罚 行政外罚→行政处罚 行政许课→行政许可 统一社会信用代号→统一社会信用代码
      通迅地址→通讯地址 侯选人→候选人 既使→即使 部暑→部署 布署→部署
      按装→安装 渡假→度假 帐号→账号 做为重点→作为重点 再接再励→再接再厉 贯彻落时→贯彻落实 贯彻洛实→贯彻落实
      以经→已经 按步就班→按部就班 迫不急待→迫不及待 人情事故→人情世故 截止目前→截至目前 安全生产安全事故→生产安全事故`,
    ),
    ...corrections(
      '国家安全生产监督管理部→应急管理部 国家应急管理局→应急管理部 中华人民共和国应急管理局→中华人民共和国应急管理部',
    ),
    // 12358 was the line for prices; accidents and dangers are reported to 12350 (R-SRC-15).
    ...corrections('12358→12350', 'wrong-hotline'),
    ...list(
      'sensitive-word',
      '绝密★ 机密★ 秘密★ 内部资料注意保存 内部资料，注意保存 仅供内部 不得外传 未经批准不得公开 此件不公开 此件不予公开',
    ),
    ...list(
      'betting-word',
      `新葡京 威尼斯人娱乐 澳门赌场 澳门金沙 太阳城娱乐 皇冠体育 博彩 赌博网 赌球 网上赌场 真人荷官 百家乐 老虎机 六合彩 时时彩 北京赛车
      幸运飞艇 彩票平台 投注平台 棋牌娱乐 电子游艺 开元棋牌 滚球 体育投注 送彩金 首存优惠 代开发票 办证刻章 裸聊 成人视频 一夜情
      刷单返利 无抵押贷款 私彩`,
    ),
    ...list(
      'allowed-host',
      '*.gov.cn *.news.cn *.xinhuanet.com *.people.com.cn *.people.cn *.cctv.com *.cctv.cn *.12371.cn *.12377.cn *.example 127.0.0.1',
    ),
  ],
};
