import { createGlobalStyle } from 'styled-components';

/** On paper: the table of the group that is shown, without menus and buttons, and no row torn apart. */
export const PrintStyles = createGlobalStyle`
  @media print {
    nav, .deadlines-screen-only, [data-strapi-header] button { display: none !important; }
    html, body, #strapi, #strapi div, main { overflow: visible !important; height: auto !important; max-height: none !important; }
    tr { break-inside: avoid; }
    @page { size: A4 landscape; margin: 12mm; }
  }
`;
