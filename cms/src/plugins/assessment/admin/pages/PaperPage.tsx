import { Button, Flex, Link } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { ColumnHeads, Columns } from '../../../../admin/paper/ColumnHeads';
import { Fact } from '../../../../admin/paper/Fact';
import { Facts, Paper as Sheet } from '../../../../admin/paper/Paper';
import { PrintStyles } from '../../../../admin/paper/print-styles';
import { copy } from '../../copy';
import type { Paper } from '../../server/services/exports';
import { assessmentPath, useAssessmentPaperQuery } from '../api';
import { timeText } from '../time';

const texts = copy.paper;

/** Reasons are what there is to read. */
const HeadTable = styled.table`
  col {
    width: 17%;
  }
  col:nth-child(2),
  col:nth-child(3) {
    width: 14%;
  }
  col:nth-child(4) {
    width: auto;
  }
`;

/** The result of one section as it is printed and filed (R-SRC-17). */
export default function PaperPage() {
  return (
    <AdminPage action="plugin::assessment.read" title={copy.page.title}>
      <PrintStyles />
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { id = '', department = '' } = useParams<{ id: string; department: string }>();
  const { data: paper, isError } = useAssessmentPaperQuery({ id: Number(id), department });
  if (isError) return <Page.Error content={copy.page.loadFailed} />;
  if (!paper) return <Page.Loading />;
  return (
    <>
      <Flex className="evidence-screen-only" gap={4} padding={4} wrap="wrap" justifyContent="center">
        <Button onClick={() => window.print()}>{texts.print}</Button>
        <Link tag={NavLink} to={`${assessmentPath}/${id}`}>
          {texts.back}
        </Link>
      </Flex>
      <Sheet data-testid="assessment-paper">
        <h1>{texts.heading(paper.bureau, paper.year)}</h1>
        <Summary paper={paper} />
        <h2>{copy.round.results}</h2>
        <Heads paper={paper} />
        <p>{texts.grades(paper.grades)}</p>
        <small>{texts.footer(paper.printedBy, timeText(paper.printedAt))}</small>
      </Sheet>
    </>
  );
}

function Summary({ paper: { section, assessOn, state } }: { paper: Paper }) {
  const lines: [string, string][] = [
    [texts.section, section.name],
    [texts.total, String(section.total)],
    [texts.grade, section.grade ?? ''],
    [texts.assessOn, assessOn],
    [texts.state, state],
  ];
  return (
    <Facts>
      <tbody>
        {lines.map(([label, text]) => (
          <Fact key={label} label={label}>
            {text}
          </Fact>
        ))}
      </tbody>
    </Facts>
  );
}

function Heads({ paper: { section } }: { paper: Paper }) {
  return (
    <HeadTable>
      <Columns columns={texts.columns} />
      <thead>
        <ColumnHeads columns={texts.columns} />
      </thead>
      <tbody>
        {section.heads.map(({ head, label, maximum, points, reason, by }) => (
          <tr key={head}>
            <th scope="row">{label}</th>
            <td>{maximum}</td>
            <td>{points}</td>
            <td>{reason}</td>
            <td>{by}</td>
          </tr>
        ))}
      </tbody>
    </HeadTable>
  );
}
