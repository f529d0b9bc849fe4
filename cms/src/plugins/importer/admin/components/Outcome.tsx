import { Alert, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { fill, screenCopy } from '../../copy';
import type { ImportReply } from '../../server/import-reply';
import { saveFile } from '../../../../admin/save-file';
import type { Busy } from '../use-importer';
import { ProblemTable } from './ProblemTable';

interface Props {
  reply: ImportReply;
  busy: Busy;
  onImport: (skipBadRows: boolean) => void;
}

const variants = { imported: 'success', checked: 'success', refused: 'danger' } as const;

/** What the last check or import said, and what can be done next. */
export function Outcome({ reply, busy, onImport }: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Alert variant={variants[reply.outcome]} title="" closeLabel="" data-testid="outcome">
        {sentenceOf(reply)}
      </Alert>
      {reply.notices.map((notice) => (
        <Typography key={notice} textColor="neutral700">
          {notice}
        </Typography>
      ))}
      <NextStep reply={reply} busy={busy} onImport={onImport} />
      {reply.problems.length > 0 && <Problems reply={reply} />}
    </Flex>
  );
}

function sentenceOf({ outcome, read, imported, skipped }: ImportReply): string {
  const sentence = outcome === 'refused' && read === 0 ? screenCopy.outcome.unreadable : screenCopy.outcome[outcome];
  return fill(sentence, { read, imported, skipped, good: read - skipped });
}

/** A checked file is imported; of a file with errors the good rows, if there are any. */
function NextStep({ reply, busy, onImport }: Props) {
  const good = reply.read - reply.skipped;
  if (reply.outcome === 'imported' || good === 0) return null;
  const isWhole = reply.outcome === 'checked';
  const label = isWhole ? screenCopy.import : fill(screenCopy.importGood, { count: good });
  return (
    <Flex>
      <Button
        variant={isWhole ? 'default' : 'secondary'}
        loading={busy === 'importing'}
        disabled={busy !== null}
        onClick={() => onImport(!isWhole)}
      >
        {busy === 'importing' ? screenCopy.importing : label}
      </Button>
    </Flex>
  );
}

function Problems({ reply }: { reply: ImportReply }) {
  const { problems, errors, warnings, report } = reply;
  const isCut = errors + warnings > problems.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={4}>
        <Typography fontWeight="semiBold">{fill(screenCopy.counts, { errors, warnings })}</Typography>
        {report !== null && (
          <Button
            variant="tertiary"
            startIcon={<Download />}
            onClick={() => saveFile(screenCopy.reportName, new Blob([report], { type: 'text/csv' }))}
          >
            {screenCopy.downloadReport}
          </Button>
        )}
      </Flex>
      <ProblemTable problems={problems} />
      {isCut && (
        <Typography textColor="neutral600">{fill(screenCopy.shownOnly, { count: problems.length })}</Typography>
      )}
    </Flex>
  );
}
