import { imageFindings } from '../image';
import type { Parts } from '../parts';
import type { FileFinding } from '../scan';
import { partsLike, relationshipsOf, rewrite } from './package';
import { clearProperties, propertyFindings } from './properties';

const embedded = /\/embeddings\/|\/activeX\/|\/ctrlProps\//;
const macros = /vbaProject\.bin$|vbaData\.xml$|\/macrosheets\//;
const comments =
  /\/(?:comments?|threadedComments?|persons?|people|commentAuthors|commentsExtended|commentsIds|commentsExtensible)[^/]*(?:\/[^/]+)?\.xml$/;
const thumbnail = /^docProps\/(?:thumbnail\.\w+|custom\.xml)$/;

/** What every Office file can hide, whatever it is for. */
export async function commonFindings(parts: Parts): Promise<FileFinding[]> {
  const names = (pattern: RegExp) => partsLike(parts, pattern).map((name) => name.split('/').at(-1) ?? name);
  return [
    ...propertyFindings(parts),
    ...names(embedded).map((name): FileFinding => ({ code: 'file.embedded', place: name })),
    ...names(macros).map((name): FileFinding => ({ code: 'file.macro', place: name })),
    ...names(comments)
      .filter((name) => /^(?:comment|threadedComment|modernComment)/i.test(name) && !/Authors|Ids|Ext/.test(name))
      .map((name): FileFinding => ({ code: 'file.comments', place: name })),
    ...externalFindings(parts),
    ...(await mediaFindings(parts)),
  ];
}

export const isCommonlyHidden = (name: string): boolean =>
  [embedded, macros, comments, thumbnail].some((pattern) => pattern.test(name));

/** Links that the program follows by itself when it opens the file; what a reader clicks is a hyperlink. */
function externalFindings(parts: Parts): FileFinding[] {
  return [...parts.keys()]
    .filter((name) => !name.endsWith('.rels'))
    .flatMap((part) => relationshipsOf(parts, part))
    .filter(({ isExternal, type }) => isExternal && type !== 'hyperlink')
    .map(({ target }) => ({ code: 'file.external-link', place: target.slice(0, 80) }));
}

async function mediaFindings(parts: Parts): Promise<FileFinding[]> {
  const findings: FileFinding[] = [];
  for (const name of partsLike(parts, /\/media\/[^/]+\.(?:jpe?g|png|webp)$/i))
    for (const { code, place } of await imageFindings(parts.get(name) ?? Buffer.alloc(0)))
      findings.push({ code, place: `图片 ${name.split('/').at(-1)}，${place}` });
  return findings;
}

/** Properties emptied and links to the outside cut; parts are removed by whoever knows the rest of the file. */
export function clearCommon(parts: Parts): void {
  clearProperties(parts);
  for (const rels of partsLike(parts, /\.rels$/))
    rewrite(parts, rels, (_name, { TargetMode, Type = '' }) =>
      TargetMode === 'External' && !Type.endsWith('/hyperlink') ? 'drop' : 'keep',
    );
}
