import { styled } from 'styled-components';

/** The box round toolbar and text, in the colours of the design system. */
export const EditorFrame = styled.div<{ $hasError: boolean; $isDisabled: boolean }>`
  border: 1px solid ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $isDisabled }) => ($isDisabled ? theme.colors.neutral150 : theme.colors.neutral0)};

  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: ${({ theme }) => theme.colors.primary600} 0 0 0 2px;
  }

  .tiptap {
    min-height: 32rem;
    max-height: 70vh;
    overflow-y: auto;
    padding: 1.6rem 2rem;
    outline: none;
    font-size: 1.6rem;
    line-height: 1.75;
    color: ${({ theme }) => theme.colors.neutral800};
  }
  .tiptap > * + * {
    margin-top: 0.8rem;
  }
  .tiptap h2,
  .tiptap h3,
  .tiptap h4 {
    margin-top: 1.6rem;
    font-weight: 700;
    line-height: 1.4;
  }
  .tiptap h2 {
    font-size: 2.1rem;
  }
  .tiptap h3 {
    font-size: 1.8rem;
  }
  .tiptap h4 {
    font-size: 1.6rem;
  }
  .tiptap strong {
    font-weight: 700;
  }
  .tiptap ul,
  .tiptap ol {
    padding-left: 2.4rem;
  }
  .tiptap ul {
    list-style: disc;
  }
  .tiptap ol {
    list-style: decimal;
  }
  .tiptap a {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }
  .tiptap blockquote {
    padding-left: 1.2rem;
    border-left: 3px solid ${({ theme }) => theme.colors.neutral300};
    color: ${({ theme }) => theme.colors.neutral600};
  }
  .tiptap table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }
  .tiptap th,
  .tiptap td {
    min-width: 6rem;
    padding: 0.6rem 0.8rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral300};
    vertical-align: top;
  }
  .tiptap th {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 600;
  }
  .tiptap .selectedCell {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
