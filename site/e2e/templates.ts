import { recordPath } from '@yangguang/schemas';
import { firstRelease, withdrawal } from './fixture/ledger.ts';
import { fixture } from './fixture/records.ts';

const { named, withdrawn } = fixture();

/** Path of a named record of the fixture. */
export function pathOf(name: string): string {
  const record = named[name];
  if (!record) throw new RangeError(name);
  return recordPath(record);
}

export const tombstonePath = recordPath(withdrawn);

/** One page of each template. */
export const templates: readonly [name: string, path: string][] = [
  ['home', '/'],
  ['disclosure front', '/disclosure/'],
  ['disclosure guide', '/disclosure/guide.html'],
  ['system documents', '/disclosure/system.html'],
  ['statutory content', '/disclosure/statutory.html'],
  ['annual reports', '/disclosure/annual-reports.html'],
  ['on request', '/disclosure/on-request.html'],
  ['list', '/policies/'],
  ['older page', '/policies/page-1.html'],
  ['filtered list', '/policies/validity-status-repealed/'],
  ['budget list', '/budgets/'],
  ['register', '/blacklist/'],
  ['catalogue', '/catalogue/'],
  ['negative list', '/negative-list/'],
  ['departments', '/departments/'],
  ...Object.keys(named).map((name): [string, string] => [`record: ${name}`, pathOf(name)]),
  ['tombstone', tombstonePath],
  ['ledger', '/releases/'],
  ['check of a file', '/releases/verify.html'],
  ['older page of the ledger', '/releases/page-1.html'],
  ['release', `/releases/${firstRelease}.html`],
  ['release with a withdrawal', `/releases/${withdrawal}.html`],
  ['corrections', '/corrections/'],
  ['emergency publications', '/emergency.html'],
  ['site map', '/site-map.html'],
  ['accessibility statement', '/accessibility.html'],
  ['not found', '/404.html'],
];
