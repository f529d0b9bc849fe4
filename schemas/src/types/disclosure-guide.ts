import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { CalendarDate, RichText, Text } from '../primitives.ts';

/** 政府信息公开指南: the nine parts that the Regulation asks for, none of them empty (R-REG-12). */
export const disclosureGuide = defineContentType('disclosure-guide', {
  label: '政府信息公开指南',
  plural: 'disclosure-guides',
  basis: ['R-REG-12', 'R-REG-28', 'R-PLAT-04'],
  column: {
    path: 'guide',
    label: '政府信息公开指南',
    description: '政府信息的分类、编排体系、获取方式和公开工作机构联系方式',
    keywords: '政府信息公开指南,依申请公开,公开工作机构',
    columnType: '信息公开指南',
    category: '20-15',
    updateCycleDays: 365,
  },
  isKeptUpToDate: true,
  fields: {
    ...disclosureEnvelope,
    revisedDate: { label: '更新日期', schema: CalendarDate(), header: true, list: true, sort: true },
    informationClasses: { label: '政府信息的分类', schema: RichText() },
    arrangement: { label: '政府信息的编排体系', schema: RichText() },
    waysToObtain: { label: '政府信息的获取方式', schema: RichText() },
    officeName: { label: '公开工作机构名称', schema: Text(100), header: true },
    officeAddress: { label: '办公地址', schema: Text(200), header: true },
    officeHours: { label: '办公时间', schema: Text(200), header: true },
    officePhone: { label: '联系电话', schema: Text(60), contact: true, header: true },
    officeFax: { label: '传真号码', schema: Text(60), contact: true, header: true },
    officeInternetContact: { label: '互联网联系方式', schema: Text(200), contact: true, header: true },
    requestProcedure: { label: '依申请公开的办理程序', schema: RichText().nullable() },
    remedies: { label: '监督和救济', schema: RichText().nullable() },
  },
});
export type DisclosureGuide = z.infer<typeof disclosureGuide.schema>;
