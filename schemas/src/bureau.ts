import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { bureauCalendar } from './calendar/work-calendar.ts';
import { YangguangError } from './errors.ts';

const DayRange = z.string().regex(/^\d{2}-\d{2}(?:\.\.\d{2}-\d{2})?$/, '请写成“02-14”或“02-15..02-23”');
const NamedRange = z.string().regex(/^\S+ \d{2}-\d{2}(?:\.\.\d{2}-\d{2})?$/, '请写成“春节 02-15..02-23”');
/** Days off and make-up workdays of one year, as a notice gives them. */
const CalendarNotice = z.strictObject({
  year: z.int().min(2016).max(2100),
  /** 通知的名称和文号, shown wherever a day is explained by it. */
  source: z.string().min(4),
  /** Told apart from other states of the same year, e.g. `1` or `local-1`. */
  version: z.string().min(1),
  off: z.array(NamedRange),
  work: z.array(DayRange),
});

/** The bureau that runs this system: one JSON file, read by the CMS, the portal and the importer. */
export const Bureau = z.strictObject({
  /** 单位名称, also SiteName (R-SITE-01) and the default 发文机关. */
  name: z.string().min(2),
  /** First part of index numbers (R-POL-05). */
  organCode: z.string().regex(/^[0-9A-Z]{3,18}$/),
  /** 机关代字 that the bureau's own document numbers start with. */
  organCodeTexts: z.array(z.string().min(1)).min(1),
  /** Origin of the portal, `https://yjj.yunchuan.gov.cn`. */
  siteOrigin: z.url(),
  siteIdCode: z.string().min(1),
  hostUnit: z.string().min(1),
  operatingUnit: z.string().min(1),
  address: z.string().min(1),
  postcode: z.string().min(1),
  dutyPhone: z.string().min(1),
  icpNumber: z.string().min(1),
  publicSecurityNumber: z.string().min(1),
  parentSite: z.strictObject({ name: z.string().min(1), url: z.url() }),
  /** Contacts of the disclosure office, as the guide must give them (R-REG-12). */
  disclosureOffice: z.strictObject({
    name: z.string().min(1),
    address: z.string().min(1),
    hours: z.string().min(1),
    phone: z.string().min(1),
    fax: z.string().min(1),
    email: z.string().min(3),
  }),
  /** Notices newer than this release, and holidays of an autonomous area (R-CAL-03, R-CAL-04). */
  workCalendar: z
    .strictObject({
      notices: z.array(CalendarNotice).optional(),
      localHolidays: z.array(CalendarNotice).optional(),
    })
    .superRefine((additions, context) => {
      try {
        bureauCalendar(additions);
      } catch (error) {
        context.addIssue({ code: 'custom', message: String(error instanceof Error ? error.message : error) });
      }
    })
    .optional(),
  /** More telephones and mailboxes of offices that any text may name; `*` stands for any signs, `0790-5550*`. */
  publicContacts: z.array(z.string().min(4)).optional(),
});
export type Bureau = z.infer<typeof Bureau>;

/** Reads and checks the bureau file. @throws {YangguangError} `bureau.unreadable` naming the file and the field. */
export function readBureau(file: string): Bureau {
  try {
    return Bureau.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const detail = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new YangguangError('bureau.unreadable', `${file} ${detail}`, { cause });
  }
}
