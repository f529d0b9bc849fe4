import {
  audienceScopes,
  contentTypes,
  disclosureChannels,
  disclosureLevels,
  disclosureMethods,
  type CatalogueNode,
} from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { columnCount } from './column-count.ts';
import { categoryOf, disclosureEntry, type Link } from './navigation.ts';

export interface NodeRow {
  item: PublicRecord;
  node: CatalogueNode;
  /** The cells of R-CAT-01 beside number and matter, in order. */
  cells: {
    content: string;
    basis: string;
    deadline: string;
    organ: string;
    audience: string;
    method: string;
    level: string;
  };
  channels: { label: string; isUsed: boolean }[];
}

/** Nodes as rows of the catalogue, by their code; the parts of a code have two digits each, so text order is code order. */
export function nodeRows(items: readonly PublicRecord[]): NodeRow[] {
  return items
    .map((item) => ({ item, node: item.record as unknown as CatalogueNode }))
    .sort((a, b) => compare(a.node.nodeCode, b.node.nodeCode) || a.node.displayOrder - b.node.displayOrder)
    .map(({ item, node }) => ({ item, node, cells: cellsOf(node), channels: channelsOf(node) }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function cellsOf(node: CatalogueNode): NodeRow['cells'] {
  return {
    content: node.disclosureContent,
    basis: node.disclosureBasis,
    deadline: node.disclosureDeadline,
    organ: node.responsibleOrgan,
    audience: audienceScopes[node.audienceScope],
    method: disclosureMethods[node.disclosureMethod],
    level: disclosureLevels[node.disclosureLevel],
  };
}

/** All thirteen channels, used or not, as the national form prints them (R-CAT-04). */
function channelsOf(node: CatalogueNode): NodeRow['channels'] {
  const used = new Set<string>(node.channels.map(({ channel }) => channel));
  return Object.entries(disclosureChannels).map(([channel, label]) => ({ label, isUsed: used.has(channel) }));
}

const filedShown = 10;

/** Where the information of a node is: its own records first, then the columns of its category; never empty (R-SITE-12). */
export function targetsOf({ record }: PublicRecord, content: Content): Link[] {
  const code = String(record['nodeCode']);
  const filed = contentTypes.flatMap(({ name }) => content.referencing(record.id, name, 'catalogueNode'));
  const newest = filed.slice(0, filedShown).map((item) => ({ label: item.record.title, href: item.path }));
  return [...newest, ...columnsOf(code, content)];
}

/** The columns of the category that a code belongs to, those that hold something; else the overview of all categories. */
export function columnsOf(code: string, content: Content): Link[] {
  const category = categoryOf(code.slice(0, 5));
  const filled = category?.columns.filter((column) => columnCount(content, column) > 0) ?? [];
  if (filled.length > 0) return filled.map(({ label, href }) => ({ label, href }));
  return [{ label: copy.disclosure.statutory, href: category?.href ?? disclosureEntry.statutory.href }];
}
