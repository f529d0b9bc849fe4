import {
  articleCategories,
  articleSections,
  collectionFacet,
  contentTypeOf,
  contentTypes,
  facetSegment,
  statutoryNodes,
} from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';

export interface Link {
  label: string;
  href: string;
}

export const columnHref = (type: string): string => `/${contentTypeOf(type).column.path}/`;

/** A list narrowed to one value of one facet; of a reference, `value` is the tail of the index number. */
export const facetHref = (type: string, facet: string, value: string): string =>
  `${columnHref(type)}${facetSegment(facet, value)}/`;

/** The menu of every page: home, the statutory column, then the columns that readers look for by name. */
export const mainNavigation: readonly Link[] = [
  { label: copy.home.name, href: '/' },
  { label: copy.disclosure.name, href: '/disclosure/' },
  ...Object.entries(copy.navigation).map(([type, label]) => ({ label, href: columnHref(type) })),
];

/** The five first-level entries of 政府信息公开, in the order that R-PLAT-03 fixes. */
export const disclosureEntry = {
  guide: { label: copy.disclosure.guide, href: '/disclosure/guide.html' },
  system: { label: copy.disclosure.system, href: '/disclosure/system.html' },
  statutory: { label: copy.disclosure.statutory, href: '/disclosure/statutory.html' },
  annualReports: { label: copy.disclosure.annualReports, href: '/disclosure/annual-reports.html' },
  onRequest: { label: copy.disclosure.onRequest, href: '/disclosure/on-request.html' },
} as const satisfies Record<string, Link>;
export const disclosureEntries: readonly Link[] = Object.values(disclosureEntry);

/** A column, or the part of it with one value of one facet. */
export interface CategoryColumn extends Link {
  type: string;
  part?: { facet: string; value: string };
}

export interface Category {
  /** `20-07` */
  code: string;
  /** `07` */
  number: string;
  label: string;
  content: string;
  /** `《政府信息公开条例》第二十条第（七）项` */
  legalBasis: string;
  href: string;
  columns: CategoryColumn[];
}

/** The fifteen categories of Article 20 with the columns, collections and article sections that hold their content (R-REG-20). */
export const categories: readonly Category[] = statutoryNodes.map(({ code, matter, disclosureContent }, index) => ({
  code,
  number: code.slice(3),
  label: matter,
  content: disclosureContent,
  legalBasis: copy.disclosure.basis(copy.disclosure.items[index] ?? ''),
  href: `/disclosure/statutory.html#c${code}`,
  columns: [...columnsOf(code), ...sectionsOf(code)],
}));

/** The category of a code, `20-07`; undefined for local nodes. */
export const categoryOf = (code: string): Category | undefined => categories.find((one) => one.code === code);

function columnsOf(code: string): CategoryColumn[] {
  return contentTypes
    .filter(({ name, column }) => column.category === code && name !== 'article' && name !== 'disclosure-guide')
    .flatMap(({ name, column }) => [
      { type: name, label: column.label, href: columnHref(name) },
      ...collectionsOf(name),
    ]);
}

function collectionsOf(type: string): CategoryColumn[] {
  return Object.entries(contentTypeOf(type).collections ?? {}).map(([value, { label }]) =>
    partOf(type, collectionFacet, value, label),
  );
}

function partOf(type: string, facet: string, value: string, label: string): CategoryColumn {
  return { type, label, part: { facet, value }, href: facetHref(type, facet, value) };
}

function sectionsOf(code: string): CategoryColumn[] {
  return Object.entries(articleCategories)
    .filter(([, category]) => category === code)
    .map(([section]) =>
      partOf('article', 'section', section, articleSections[section as keyof typeof articleSections]),
    );
}
