import { styled } from 'styled-components';

/** A sheet of paper in the manner of official forms: black on white, ruled, nothing that a copier loses. */
export const Paper = styled.article`
  width: 210mm;
  max-width: 100%;
  margin: 0 auto;
  padding: 18mm 16mm;
  background: #fff;
  color: #000;
  font-family: 'Noto Serif SC', SimSun, 'Songti SC', 'Noto Sans SC', serif;
  font-size: 10.5pt;
  line-height: 1.5;
  overflow-wrap: anywhere;
  h1 {
    margin-bottom: 6mm;
    font-size: 17pt;
    font-weight: bold;
    line-height: 1.3;
    text-align: center;
  }
  h2 {
    margin: 6mm 0 2mm;
    font-size: 12pt;
    font-weight: bold;
    break-after: avoid;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  th,
  td {
    padding: 1.5mm 2mm;
    border: 0.3mm solid #000;
    text-align: left;
    vertical-align: top;
  }
  th {
    font-weight: bold;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
  small {
    font-size: 9pt;
  }
  code {
    font-family: 'Noto Sans Mono', Consolas, Menlo, monospace;
    font-size: 8.5pt;
  }
  section {
    margin-bottom: 4mm;
  }
  @media print {
    width: auto;
    padding: 0;
    margin: 0;
  }
`;

/** A table of labels and texts; the label's column is as narrow as the longest label allows. */
export const Facts = styled.table`
  th {
    width: 32mm;
  }
`;
