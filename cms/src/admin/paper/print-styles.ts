import { createGlobalStyle } from 'styled-components';
import { copy } from '../../lib/copy';

const { page } = copy;

/** On paper: the sheet alone, A4, in as many pages as it takes, each numbered. */
export const PrintStyles = createGlobalStyle`
  @media print {
    nav, #strapi .evidence-screen-only { display: none !important; }
    html, body, #strapi, #strapi div, main {
      overflow: visible !important;
      height: auto !important;
      max-height: none !important;
      background: none !important;
    }
    @page {
      size: A4 portrait;
      margin: 18mm 16mm 20mm;
      @bottom-center {
        content: '${page.before}' counter(page) '${page.between}' counter(pages) '${page.after}';
        font-size: 9pt;
      }
    }
  }
`;
