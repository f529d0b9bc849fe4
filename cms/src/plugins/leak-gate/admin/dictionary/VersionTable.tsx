import { Typography } from '@strapi/design-system';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { VersionView } from '../../server/services/dictionary';
import { timeText } from '../time';

const texts = copy.dictionaryPage;

/** Every dictionary that was ever in force, the newest first: who changed what, and when. */
export function VersionTable({ versions }: { versions: readonly VersionView[] }) {
  return (
    <PlainTable caption={texts.tabs.versions} headings={headingsOf(texts.versionColumns)}>
      {versions.map(({ version, at, account, added, removed }) => (
        <tr key={`${version}${at}`} data-testid="dictionary-version">
          {[version, timeText(at), account ?? texts.system, termsText(added), termsText(removed)].map((cell, index) => (
            <td key={index}>
              <Typography>{cell}</Typography>
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}

const termsText = (terms: VersionView['added']): string =>
  terms.map(({ kind, text, right }) => texts.term(copy.termKinds[kind], text, right)).join('；');
