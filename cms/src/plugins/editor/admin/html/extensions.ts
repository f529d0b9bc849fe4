import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

/** Addresses that the stored text may link to; the same as `rich-text.ts` of the schemas lets through. */
export const isLinkAddress = (address: string): boolean => /^(?:https?:\/\/|mailto:|tel:|\/(?!\/))\S+$/i.test(address);

/** What a document may hold: three ranks of headings below the title, lists, links, tables. */
export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    horizontalRule: false,
    link: { openOnClick: false, autolink: false, isAllowedUri: (address) => isLinkAddress(address) },
  }),
  TableKit.configure({ table: { resizable: false } }),
];
