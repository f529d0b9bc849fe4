/** Words of invented places, firms and matters that the generated records are put together from. */

export const counties = ['东山县', '清河区', '临江区', '石岭县', '平湖县', '北原县', '高新区', '南浦县', '云溪区'];
export const towns = [
  '白石镇',
  '柳渡镇',
  '新圩镇',
  '大坪乡',
  '龙湾街道',
  '青竹镇',
  '河口街道',
  '松岭乡',
  '沙埠镇',
  '望云镇',
];

const firmFirst = '恒瑞盛泰华鑫宏远安顺兴达金源东升嘉润德信锦程博海天佑隆昌裕丰启明正阳国泰百川'.split('');
const firmSecond = '砾峰岳川湖岭源丰泰昌达润兴盛宁康捷诚铭泽坤腾骏辰'.split('');
export const firmNames = firmFirst.flatMap((first) => firmSecond.map((second) => first + second));

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛'.split('');
const givenNames = [
  '知远',
  '广砾',
  '明舟',
  '思源',
  '景行',
  '若川',
  '怀瑾',
  '立诚',
  '书和',
  '云起',
  '北辰',
  '子衿',
  '一鸣',
  '安之',
];
export const personNames = surnames.flatMap((surname) => givenNames.map((given) => surname + given));

/** A trade with what is made, what can go wrong there and what helps. */
export interface Trade {
  industry:
    | 'hazardous-chemicals'
    | 'non-coal-mine'
    | 'fireworks'
    | 'metallurgy'
    | 'building-materials'
    | 'machinery'
    | 'light-industry'
    | 'commerce'
    | 'construction'
    | 'textile';
  label: string;
  firmKind: string;
  topic: 'hazardous-chemicals' | 'mines-industry' | 'fireworks' | 'work-safety';
  dangers: readonly string[];
  measures: readonly string[];
}

export const trades: readonly Trade[] = [
  {
    industry: 'hazardous-chemicals',
    label: '危险化学品',
    firmKind: '化工有限公司',
    topic: 'hazardous-chemicals',
    dangers: ['储罐超液位运行', '可燃气体报警器失效', '动火作业未审批', '装卸软管老化', '安全阀未按期校验'],
    measures: [
      '完善双重预防机制',
      '实施特殊作业票证电子化管理',
      '开展重大危险源包保责任人履职抽查',
      '安装紧急切断装置',
    ],
  },
  {
    industry: 'non-coal-mine',
    label: '非煤矿山',
    firmKind: '矿业有限公司',
    topic: 'mines-industry',
    dangers: ['边坡出现裂隙', '井下局部通风不足', '尾矿库排洪系统淤堵', '提升设备制动失灵', '采空区未及时充填'],
    measures: ['开展边坡在线监测', '落实领导带班下井制度', '推进尾矿库闭库治理', '严格地下矿山入井人数管控'],
  },
  {
    industry: 'fireworks',
    label: '烟花爆竹',
    firmKind: '烟花爆竹批发有限公司',
    topic: 'fireworks',
    dangers: ['仓库超量储存', '零售点下店上宅', '静电释放装置缺失', '购销合同和流向信息不完整'],
    measures: ['实行流向信息化管理', '取缔非法储存窝点', '落实零售点安全距离', '组织仓库防雷防静电检测'],
  },
  {
    industry: 'metallurgy',
    label: '冶金',
    firmKind: '金属冶炼有限公司',
    topic: 'mines-industry',
    dangers: ['高温熔融金属吊运区域人员聚集', '煤气水封失效', '炉体冷却水泄漏', '会议室设置在危险区域'],
    measures: ['设置冷却水连锁报警', '清理吊运影响区人员场所', '开展煤气管网专项检测', '完善应急储存坑'],
  },
  {
    industry: 'building-materials',
    label: '建材',
    firmKind: '建材有限公司',
    topic: 'mines-industry',
    dangers: ['筒型库清库作业无人监护', '皮带运输机防护缺失', '预热器清堵烫伤风险', '料仓积料悬空'],
    measures: ['推行机械化清库', '加装皮带机拉绳开关', '建立有限空间台账', '实施外委作业统一管理'],
  },
  {
    industry: 'machinery',
    label: '机械',
    firmKind: '机械制造有限公司',
    topic: 'mines-industry',
    dangers: ['冲压设备双手按钮失效', '起重吊具未定期检查', '喷涂作业场所通风不良', '焊接气瓶混放'],
    measures: ['改造老旧冲压设备', '建立吊索具报废制度', '安装喷涂房联锁通风', '开展特种作业持证核查'],
  },
  {
    industry: 'light-industry',
    label: '轻工',
    firmKind: '食品有限公司',
    topic: 'mines-industry',
    dangers: ['液氨制冷系统泄漏', '污水池硫化氢积聚', '粉尘清扫不及时', '蒸汽灭菌釜联锁被屏蔽'],
    measures: ['开展涉氨制冷专项治理', '设置有限空间警示标识', '实施粉尘防爆改造', '恢复安全联锁装置'],
  },
  {
    industry: 'commerce',
    label: '商贸',
    firmKind: '商贸有限公司',
    topic: 'work-safety',
    dangers: ['疏散通道堆放货物', '电动自行车违规充电', '冷库聚氨酯保温材料裸露', '外包施工动火无监护'],
    measures: ['打通消防生命通道', '规范外包施工管理', '开展冷库专项排查', '组织商户应急疏散演练'],
  },
  {
    industry: 'construction',
    label: '建筑施工',
    firmKind: '建设工程有限公司',
    topic: 'work-safety',
    dangers: ['高支模未经验收', '临边洞口防护缺失', '塔式起重机超期使用', '深基坑变形超过预警值'],
    measures: ['严格危大工程专项方案审查', '推行智慧工地监测', '落实班前安全教育', '开展起重机械检测'],
  },
  {
    industry: 'textile',
    label: '纺织',
    firmKind: '纺织印染有限公司',
    topic: 'mines-industry',
    dangers: ['棉尘堆积', '烘干机超温', '印染污水池作业无检测', '消防水压不足'],
    measures: ['设置火星探除装置', '完善除尘系统巡检', '建立作业许可台账', '更新自动喷水系统'],
  },
];

export const departmentNames = [
  '办公室（政务公开科）',
  '危险化学品监管科',
  '工贸监管科',
  '矿山监管科',
  '调查评估和统计科',
  '政策法规科',
  '规划财务科',
  '应急指挥中心',
  '防汛抗旱科',
  '森林防火科',
  '救灾和物资保障科',
  '人事教育科',
];

export const campaigns = [
  '安全生产治本攻坚三年行动',
  '岁末年初重大事故隐患排查整治',
  '夏季高温安全生产专项检查',
  '“安全生产月”活动',
  '有限空间作业专项整治',
  '涉爆粉尘企业专项执法',
  '汛期安全防范',
  '复工复产安全检查',
  '安全生产责任保险推广',
  '应急救援队伍能力建设',
  '特种作业人员培训考核',
  '重大危险源专项督导',
];
