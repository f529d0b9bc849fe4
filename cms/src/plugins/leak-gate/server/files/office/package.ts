import path from 'node:path';
import type { Parts } from '../parts';
import { readXml, rewriteXml, type Attributes, type Fate } from '../xml';

/** Names of the parts that a pattern fits, in the order of the file. */
export const partsLike = (parts: Parts, pattern: RegExp): string[] =>
  [...parts.keys()].filter((name) => pattern.test(name));

export interface Relationship {
  id: string;
  /** Last word of its type: `worksheet`, `comments`. */
  type: string;
  target: string;
  isExternal: boolean;
}

const relsOf = (part: string): string =>
  path.posix.join(path.posix.dirname(part), '_rels', `${path.posix.basename(part)}.rels`);

/** What a part points to. */
export function relationshipsOf(parts: Parts, part: string): Relationship[] {
  const rels = parts.get(relsOf(part));
  const found: Relationship[] = [];
  if (rels)
    readXml(rels, {
      open: (name, attributes) => void (name === 'Relationship' && found.push(relationship(part, attributes))),
    });
  return found;
}

function relationship(part: string, attributes: Attributes): Relationship {
  const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
  const isExternal = mode === 'External';
  return { id, type: type.split('/').at(-1) ?? '', target: isExternal ? target : targetOf(part, target), isExternal };
}

const targetOf = (part: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(part), target);

/**
 * Takes parts out of an Office file: what points to them, their content types, and the elements of the pointing parts that
 * name them by relationship.
 */
export function removeParts(parts: Parts, isRemoved: (name: string) => boolean): void {
  for (const part of [...parts.keys()].filter((name) => !name.endsWith('.rels'))) {
    const gone = relationshipsOf(parts, part).filter(({ target, isExternal }) => !isExternal && isRemoved(target));
    if (gone.length > 0) unlink(parts, part, new Set(gone.map(({ id }) => id)));
  }
  const root = parts.get('_rels/.rels');
  if (root)
    parts.set(
      '_rels/.rels',
      rewriteXml(root, (_name, { Target = '' }) => (isRemoved(Target.replace(/^\//, '')) ? 'drop' : 'keep')),
    );
  for (const name of [...parts.keys()]) if (isRemoved(name)) parts.delete(name);
  for (const name of [...parts.keys()])
    if (name.endsWith('.rels') && !parts.has(ownerOf(name)) && name !== '_rels/.rels') parts.delete(name);
  rewrite(parts, '[Content_Types].xml', (_name, { PartName = '' }) =>
    PartName !== '' && !parts.has(PartName.slice(1)) ? 'drop' : 'keep',
  );
}

const ownerOf = (rels: string): string => rels.replace(/_rels\/([^/]+)\.rels$/, '$1');

/** Elements that name a part by relationship stand alone but for the drawing of an embedded object. */
function unlink(parts: Parts, part: string, ids: ReadonlySet<string>): void {
  rewrite(parts, relsOf(part), (_name, { Id = '' }) => (ids.has(Id) ? 'drop' : 'keep'));
  rewrite(parts, part, (_name, attributes) =>
    Object.entries(attributes).some(([name, value]) => name.startsWith('r:') && ids.has(value)) ? 'drop' : 'keep',
  );
}

/** Rewrites a part if it is there. */
export function rewrite(parts: Parts, part: string, fateOf: (name: string, attributes: Attributes) => Fate): void {
  const xml = parts.get(part);
  if (xml) parts.set(part, rewriteXml(xml, fateOf));
}
