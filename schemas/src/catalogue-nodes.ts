/** The fifteen matters that every bureau discloses of its own accord; one catalogue node each (R-REG-20). */
export interface StatutoryNode {
  /** `20-01` … `20-15`, as `nodeCode` and as `category` of a column. */
  code: string;
  matter: string;
  disclosureContent: string;
}

const node = (item: number, matter: string, disclosureContent: string): StatutoryNode => ({
  code: `20-${String(item).padStart(2, '0')}`,
  matter,
  disclosureContent,
});

export const statutoryNodes: readonly StatutoryNode[] = [
  node(1, '法规、规章和规范性文件', '行政法规、规章和行政规范性文件，及其解读'),
  node(2, '机构职能', '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名'),
  node(3, '规划和政策', '国民经济和社会发展规划、专项规划、区域规划及相关政策'),
  node(4, '统计信息', '国民经济和社会发展统计信息，安全生产统计信息'),
  node(5, '行政许可和其他对外管理服务', '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果'),
  node(6, '行政处罚和行政强制', '实施行政处罚、行政强制的依据、条件、程序以及本机关认为具有一定社会影响的处罚决定'),
  node(7, '预算和决算', '财政预算、决算信息'),
  node(8, '行政事业性收费', '行政事业性收费项目及其依据、标准'),
  node(9, '政府采购', '政府集中采购项目的目录、标准及实施情况'),
  node(10, '重大建设项目', '重大建设项目的批准和实施情况'),
  node(11, '民生保障', '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况'),
  node(12, '应急管理', '突发公共事件的应急预案、预警信息及应对情况'),
  node(13, '监督检查', '安全生产等方面的监督检查情况，包括事故调查报告和严重失信主体名单'),
  node(14, '公务员招考', '公务员招考的职位、名额、报考条件等事项以及录用结果'),
  node(15, '其他法定公开信息', '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息'),
];

/** The node of a code. @throws {RangeError} for a code that is none of the fifteen. */
export function statutoryNodeOf(code: string): StatutoryNode {
  const found = statutoryNodes.find((candidate) => candidate.code === code);
  if (!found) throw new RangeError(`no statutory node ${code}`);
  return found;
}
