import type { Department } from '../types/department.ts';
import { exampleEnvelope } from './envelope.ts';

export const departmentExample: Department = {
  ...exampleEnvelope({ type: 'department', number: 3, title: '工贸监管科', formedDate: '2024-01-02' }),
  topicCategory: 'administration',
  departmentKind: 'internal-unit',
  displayOrder: 30,
  duties:
    '<p>承担冶金、有色、建材、机械、轻工、纺织、烟草、商贸等行业安全生产监督管理工作，指导监督企业落实安全生产主体责任，组织开展专项检查。</p>',
  address: '云川市临江区江滨路 16 号 3 楼 305 室',
  officeHours: '工作日 9:00—12:00，13:30—17:30',
  phone: '0790-5550103',
  fax: null,
  email: null,
  heads: [{ name: '梁知远', post: '科长', assignedDuties: null }],
};
