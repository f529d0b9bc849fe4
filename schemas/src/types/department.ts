import type { z } from 'zod';
import { defineContentType } from '../define-content-type.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { Choice, Integer, RichText, Rows, Text } from '../primitives.ts';

export const departmentKinds = {
  organ: '本机关',
  'internal-unit': '内设机构',
  'affiliated-unit': '所属单位',
} as const;

/** 机构职能: the bureau, its sections and its units, with what R-REG-20(2) asks for. The title is the name. */
export const department = defineContentType('department', {
  label: '机构职能',
  plural: 'departments',
  basis: ['R-REG-20', 'R-SRC-02'],
  column: {
    path: 'departments',
    label: '机构职能',
    description: '本机关和内设机构、所属单位的职能、地址、办公时间、联系方式、负责人姓名',
    keywords: '机构职能,内设机构,所属单位,联系方式',
    columnType: '机构职能',
    category: '20-02',
    updateCycleDays: 365,
  },
  isKeptUpToDate: true,
  fields: {
    ...disclosureEnvelope,
    title: { ...disclosureEnvelope.title, label: '机构名称' },
    formedDate: { ...disclosureEnvelope.formedDate, sort: true },
    departmentKind: { label: '机构类别', schema: Choice(departmentKinds), header: true, list: true, facet: true },
    displayOrder: { label: '排列顺序', schema: Integer(1, 9999), search: 'none', help: '数字小的排在前面。' },
    duties: { label: '职责', schema: RichText() },
    address: { label: '办公地址', schema: Text(200), header: true },
    officeHours: { label: '办公时间', schema: Text(200), header: true },
    phone: { label: '联系电话', schema: Text(60), contact: true, header: true, list: true },
    fax: { label: '传真', schema: Text(60).nullable(), contact: true, header: true },
    email: { label: '电子邮箱', schema: Text(100).nullable(), contact: true, header: true },
    heads: {
      label: '负责人',
      schema: Rows(
        {
          name: { label: '姓名', schema: Text(40) },
          post: { label: '职务', schema: Text(80) },
          assignedDuties: { label: '分工', schema: Text(500).nullable() },
        },
        1,
      ),
    },
  },
});
export type Department = z.infer<typeof department.schema>;
