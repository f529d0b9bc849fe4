import type { Bureau } from '../../bureau.ts';

/** A bureau that is none, with the contacts that the texts of the corpus name. */
export const testBureau: Bureau = {
  name: '云川市应急管理局',
  organCode: 'YC012',
  organCodeTexts: ['云应急'],
  siteOrigin: 'https://yjglj.yunchuan.gov.cn',
  siteIdCode: '0000000000',
  hostUnit: '云川市应急管理局',
  operatingUnit: '云川市应急管理局办公室',
  address: '云川市滨江大道 88 号',
  postcode: '000000',
  dutyPhone: '0000-12350000',
  icpNumber: '云ICP备00000000号',
  publicSecurityNumber: '云公网安备 00000000000000号',
  parentSite: { name: '云川市人民政府', url: 'https://www.yunchuan.gov.cn' },
  disclosureOffice: {
    name: '云川市应急管理局办公室',
    address: '云川市滨江大道 88 号 306 室',
    hours: '工作日 9:00—12:00',
    phone: '0000-12350306',
    fax: '0000-12350307',
    email: 'gongkai@yjglj.yunchuan.gov.cn',
  },
  publicContacts: ['0000-1235*', '0790-555*'],
};
