import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import type { ReactNode } from 'react';
import { screenCopy } from '../../copy';
import { FileField } from '../components/FileField';
import { Outcome } from '../components/Outcome';
import { useImporter } from '../use-importer';

/** 数据导入: choose a type, fill in its template, check the file, take it in as drafts. */
export default function Import() {
  return (
    <AdminPage action="plugin::importer.import" title={screenCopy.title} subtitle={screenCopy.subtitle}>
      <Steps />
    </AdminPage>
  );
}

function Steps() {
  const importer = useImporter();
  const { types, chosen, reply, busy, choose } = importer;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Step title={screenCopy.steps.type}>
        <Flex gap={4} alignItems="flex-end" wrap="wrap">
          <Box minWidth="28rem">
            <Field.Root name="type">
              <Field.Label>{screenCopy.type}</Field.Label>
              <SingleSelect
                placeholder={screenCopy.chooseType}
                value={chosen.type}
                onChange={(type: string | number) => choose({ type: String(type) })}
              >
                {types.map(({ name, label }) => (
                  <SingleSelectOption key={name} value={name}>
                    {label}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Box>
          <Button
            variant="secondary"
            startIcon={<Download />}
            disabled={chosen.type === ''}
            onClick={() => void importer.downloadTemplate()}
          >
            {screenCopy.downloadTemplate}
          </Button>
        </Flex>
      </Step>
      <Step title={screenCopy.steps.file}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <FileField
            name="file"
            label={screenCopy.file}
            hint={screenCopy.fileHint}
            accept=".xlsx,.csv,.json,.jsonl"
            onChange={([file = null]) => choose({ file })}
          />
          <FileField
            name="attachments"
            label={screenCopy.attachments}
            hint={screenCopy.attachmentsHint}
            isMultiple
            onChange={(attachments) => choose({ attachments })}
          />
        </Flex>
      </Step>
      <Step title={screenCopy.steps.check}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={2}>
            <Button
              variant={reply?.outcome === 'checked' ? 'tertiary' : 'default'}
              loading={busy === 'checking'}
              disabled={chosen.type === '' || chosen.file === null || busy !== null}
              onClick={() => void importer.check()}
            >
              {busy === 'checking' ? screenCopy.checking : screenCopy.check}
            </Button>
          </Flex>
          {reply && <Outcome reply={reply} busy={busy} onImport={(skip) => void importer.importAll(skip)} />}
        </Flex>
      </Step>
    </Flex>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Box paddingBottom={4}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
      </Box>
      {children}
    </Box>
  );
}
