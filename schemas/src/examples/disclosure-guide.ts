import type { DisclosureGuide } from '../types/disclosure-guide.ts';
import { exampleEnvelope } from './envelope.ts';

export const disclosureGuideExample: DisclosureGuide = {
  ...exampleEnvelope({
    type: 'disclosure-guide',
    number: 60,
    title: '云川市应急管理局政府信息公开指南',
    formedDate: '2026-01-08',
  }),
  topicCategory: 'open-information',
  revisedDate: '2026-01-08',
  informationClasses: '<p>本机关主动公开的政府信息按照法定主动公开内容分为十五类，每类设一个目录节点。</p>',
  arrangement: '<p>每条信息有索引号、名称、内容概述和生成日期，可以按类别、年份和责任科室查找。</p>',
  waysToObtain: '<p>可以在本网站、市档案馆和市公共图书馆政府信息查阅点查阅，也可以书面申请获取。</p>',
  officeName: '云川市应急管理局办公室（政务公开科）',
  officeAddress: '云川市临江区江滨路 16 号 2 楼 201 室',
  officeHours: '工作日 9:00—12:00，13:30—17:30',
  officePhone: '0790-5550101',
  officeFax: '0790-5550102',
  officeInternetContact: 'gongkai@yjj.yunchuan.example',
  requestProcedure:
    '<p>申请人应当提供姓名或者名称、身份证明、联系方式，写明所需信息的名称、文号或者其他特征，以及获取方式和途径。本机关自收到申请之日起 20 个工作日内答复。</p>',
  remedies: '<p>认为本机关未按照规定公开的，可以向市政府信息公开工作主管部门投诉、举报。</p>',
};
