import { Typography } from '@strapi/design-system';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { DictionaryPage } from '../../server/services/dictionary';

const texts = copy.dictionaryPage;

export function TermTable({ caption, terms }: { caption: string; terms: DictionaryPage['own'] }) {
  return (
    <PlainTable caption={caption} headings={headingsOf(texts.columns)}>
      {terms.map(({ kind, text, right }) => (
        <tr key={`${kind}|${text}`}>
          {[copy.termKinds[kind], text, right ?? ''].map((cell, index) => (
            <td key={index}>
              <Typography>{cell}</Typography>
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}
