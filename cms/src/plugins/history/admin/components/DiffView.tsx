import { Box, Flex, Typography } from '@strapi/design-system';
import type { BlockChange, FieldDiff, FileChange, RowChange } from '@yangguang/schemas';
import { styled } from 'styled-components';
import { copy } from '../../copy';
import { sizeText } from '../size-text';
import { ChangeBadge } from './ChangeBadge';
import { Spans } from './Spans';

const texts = copy.diff;
/** Long words and addresses do not widen the dialog. */
export const Text = styled(Typography)`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  line-height: 1.7;
`;

/** What differs between two versions, field by field. */
export function DiffView({ fields }: { fields: readonly FieldDiff[] }) {
  if (fields.length === 0) return <Typography>{texts.none}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={5} data-testid="diff">
      <Typography variant="pi" textColor="neutral600" tag="p">
        {texts.legend}
      </Typography>
      {fields.map((diff) => (
        <Box key={diff.field} tag="section" aria-label={diff.label} data-testid={`diff-${diff.field}`}>
          <Typography variant="delta" tag="h3">
            {diff.label}
          </Typography>
          <FieldChanges diff={diff} />
        </Box>
      ))}
    </Flex>
  );
}

/** What became of one field. */
export function FieldChanges({ diff }: { diff: FieldDiff }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {diff.isLayoutOnly && <Text tag="p">{texts.layoutOnly}</Text>}
      {diff.blocks?.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
      {diff.rows?.map((row, index) => (
        <OneRow key={index} row={row} />
      ))}
      {diff.files?.map((file) => (
        <OneFile key={file.name} file={file} />
      ))}
    </Flex>
  );
}

function OneBlock({ block }: { block: BlockChange }) {
  if (block.change === 'skipped')
    return (
      <Typography variant="pi" textColor="neutral600" tag="p">
        {texts.skipped(block.count)}
      </Typography>
    );
  return (
    <Flex alignItems="flex-start" gap={2} wrap="wrap" paddingLeft={2} data-change={block.change}>
      {block.change !== 'same' && <ChangeBadge change={block.change} about={block.label} />}
      <Box flex="1" minWidth="16rem">
        <Text tag="p" textColor={block.change === 'same' ? 'neutral600' : 'neutral800'}>
          {block.cells.map((cell, index) => (
            <span key={index}>
              {index > 0 && <span aria-hidden>{'　│　'}</span>}
              <Spans spans={cell} />
            </span>
          ))}
        </Text>
      </Box>
    </Flex>
  );
}

function OneRow({ row }: { row: RowChange }) {
  return (
    <Flex alignItems="flex-start" gap={2} wrap="wrap" paddingLeft={2}>
      <ChangeBadge change={row.change} about={texts.row(row.before, row.after)} />
      <Box flex="1" minWidth="16rem">
        <Typography fontWeight="bold" tag="p">
          {row.name}
        </Typography>
        {row.cells.map(({ label, spans }) => (
          <Text key={label} tag="p">
            {`${label}：`}
            <Spans spans={spans} />
          </Text>
        ))}
      </Box>
    </Flex>
  );
}

function OneFile({ file }: { file: FileChange }) {
  const size = texts.size(sizeText(file.sizeBefore), sizeText(file.sizeAfter));
  const former = file.formerName === undefined ? '' : texts.renamedFrom(file.formerName);
  return (
    <Flex alignItems="flex-start" gap={2} wrap="wrap" paddingLeft={2}>
      <ChangeBadge change={file.change} />
      <Box flex="1" minWidth="16rem">
        <Text tag="p">{file.name}</Text>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[former, size].filter(Boolean).join('，')}
        </Typography>
      </Box>
    </Flex>
  );
}
