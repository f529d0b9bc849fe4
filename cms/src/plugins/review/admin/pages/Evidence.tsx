import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { NavLink, useParams } from 'react-router-dom';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { evidenceCopy } from '../../evidence-copy';
import type { EvidenceKind } from '../../server/services/evidence';
import { useEvidenceQuery } from '../evidence/api';
import { ApprovalChain } from '../evidence/ApprovalChain';
import { GroundTable } from '../evidence/GroundTable';
import { GuestTable } from '../evidence/GuestTable';
import { Paper } from '../../../../admin/paper/Paper';
import { PaperHead } from '../evidence/PaperHead';
import { PrintStyles } from '../../../../admin/paper/print-styles';
import { ReviewSheet } from '../evidence/ReviewSheet';
import { SealNote } from '../evidence/SealNote';
import { timeText } from '../time';

/** 保密审查表 and 签发单 of a record, as they are printed and filed (B-4). */
export default function Evidence() {
  return (
    <AdminPage action="plugin::review.read" title={evidenceCopy.links}>
      <PrintStyles />
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { kind = 'sheet', uid = '', documentId = '' } = useParams<{ kind: EvidenceKind } & Record<string, string>>();
  const { data: paper, isError } = useEvidenceQuery({ kind, uid, documentId });
  if (isError) return <Page.Error content={evidenceCopy.loadFailed} />;
  if (!paper) return <Page.Loading />;
  const record = `/content-manager/collection-types/${uid}/${documentId}`;
  return (
    <>
      <Page.Title>{`${evidenceCopy.titles[kind]} ${paper.head.title}`}</Page.Title>
      <Toolbar record={record} />
      <Paper data-testid={`evidence-${kind}`}>
        <h1>{evidenceCopy.heading(paper.bureau, kind)}</h1>
        <PaperHead paper={paper} />
        {kind === 'sheet' ? <ReviewSheet paper={paper} /> : <ApprovalChain paper={paper} />}
        {kind === 'chain' && <GuestTable paper={paper} />}
        <GroundTable paper={paper} />
        <SealNote seal={paper.seal} />
        <small>{evidenceCopy.footer(paper.printedBy, timeText(paper.printedAt, 'second'))}</small>
      </Paper>
    </>
  );
}

function Toolbar({ record }: { record: string }) {
  return (
    <Flex className="evidence-screen-only" gap={4} padding={4} wrap="wrap" justifyContent="center">
      <Button onClick={() => window.print()}>{evidenceCopy.print}</Button>
      <Link tag={NavLink} to={record}>
        {evidenceCopy.back}
      </Link>
      <Typography variant="pi" textColor="neutral600">
        {evidenceCopy.printHint}
      </Typography>
    </Flex>
  );
}
