import { VisuallyHidden } from '@strapi/design-system';
import type { Span } from '@yangguang/schemas';
import { styled } from 'styled-components';
import { copy } from '../../copy';

/** Signs and lines tell what colour repeats. */
const Removed = styled.del`
  background: ${({ theme }) => theme.colors.danger100};
  color: ${({ theme }) => theme.colors.danger700};
  text-decoration: line-through;
  &::before {
    content: '−';
  }
`;
const Added = styled.ins`
  background: ${({ theme }) => theme.colors.success100};
  color: ${({ theme }) => theme.colors.success700};
  text-decoration: underline;
  &::before {
    content: '+';
  }
`;

/** A text with what went and what came. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span, index) => (
        <OneSpan key={index} span={span} />
      ))}
    </>
  );
}

function OneSpan({ span: { mark, text, note } }: { span: Span }) {
  if (mark === 'same') return <span>{text}</span>;
  const Element = mark === 'added' ? Added : Removed;
  return (
    <Element>
      <VisuallyHidden>{`${mark === 'added' ? copy.diff.added : copy.diff.removed}：`}</VisuallyHidden>
      {text}
      {note && <small>{`〔${note}〕`}</small>}
    </Element>
  );
}
