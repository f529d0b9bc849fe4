import type { Hit } from '../hit.ts';

const said =
  '(?:家庭(?:住址|地址)|(?:现|常|经常)?居?住址|现住|家住|户籍(?:所在)?(?:地址?)|户口所在地|(?:经常)?居住(?:地址?|于|在)|租住[于在]|暂住(?:地址?|于|在)|住(?=[\\u4e00-\\u9fa5]{2,12}[省市县区镇乡村]))';
const number = '[0-9一二三四五六七八九十百]+';
const words = '[^，。；;,!?！？\\n]';
/** A house is named when a number with its unit comes, however many names of places stand before. */
const dwelling = new RegExp(
  `${said}[为系是在于：: ]{0,3}(${words}{2,40}?${number} ?(?:号|室|组|栋|幢|单元|楼|队|弄|户|社)(?:[之\\-]?${number} ?(?:号|室|组|栋|幢|单元|楼|户|层)?)*)`,
  'g',
);
/** Nobody but somebody who lives there writes staircases. */
const staircase = new RegExp(
  `[\\u4e00-\\u9fa5]{2,24}${number} ?(?:栋|幢|号楼|座|号)${number} ?单元 ?${number} ?(?:室|号|户)?`,
  'g',
);

/** Where a person lives, to the house (R-ACC-12); offices and firms say 地址 or 住所 and no staircase. */
export function addressHits(text: string): Hit[] {
  const dwellings = [...text.matchAll(dwelling)].flatMap((match) =>
    addressHit(match.index + match[0].length, match[1] ?? ''),
  );
  const staircases = [...text.matchAll(staircase)].flatMap((match) =>
    addressHit(match.index + match[0].length, match[0]),
  );
  return [...dwellings, ...staircases];
}

function addressHit(end: number, address: string): Hit[] {
  if (/[*＊×某]/.test(address)) return [];
  return [{ code: 'privacy.address', start: end - address.length, end, masked: maskAddress(address) }];
}

/** Down to the county stays: enough to say where, too little to find the door. */
function maskAddress(address: string): string {
  const kept = /^.*?[市州盟].*?[县区市旗]|^.*?[省市县区旗]/.exec(address)?.[0] ?? '';
  return kept + '*'.repeat(address.length - kept.length);
}
