import type { CatalogueNode } from '../types/catalogue-node.ts';
import { statutoryNodes, type StatutoryNode } from '../catalogue-nodes.ts';
import { exampleEnvelope, exampleOrgan } from './envelope.ts';

/** A whole record of one of the fifteen statutory nodes. */
export function catalogueNodeRecord(node: StatutoryNode, number: number): CatalogueNode {
  const item = Number(node.code.slice(3));
  return {
    ...exampleEnvelope({ type: 'catalogue-node', number, title: node.matter, formedDate: '2024-01-02' }),
    topicCategory: 'open-information',
    summary: node.disclosureContent,
    nodeCode: node.code,
    displayOrder: item,
    matter: node.matter,
    subMatter: null,
    disclosureContent: node.disclosureContent,
    disclosureBasis: `《中华人民共和国政府信息公开条例》第二十条第（${'一二三四五六七八九十'[item - 1] ?? `十${'一二三四五'[item - 11]}`}）项`,
    disclosureDeadline: '自信息形成或者变更之日起 20 个工作日内',
    responsibleOrgan: exampleOrgan,
    channels: [{ channel: 'government-website' }, { channel: 'reading-place' }],
    audienceScope: 'whole-society',
    disclosureMethod: 'proactive',
    disclosureLevel: 'county',
    opennessStage: 'administration',
    nodeStatus: 'core',
    updateCycleDays: 365,
  };
}

const [firstNode] = statutoryNodes as [StatutoryNode];
export const catalogueNodeExample: CatalogueNode = catalogueNodeRecord(firstNode, 41);
