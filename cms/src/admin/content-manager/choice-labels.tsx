import { Typography } from '@strapi/design-system';

/** An attribute that is a closed list, as the generator writes it. */
interface ChoiceAttribute {
  customField?: string;
  options?: { labels?: Record<string, string> };
}
interface Header {
  name: string;
  attribute: ChoiceAttribute;
  cellFormatter?: (row: Record<string, unknown>) => JSX.Element;
}
interface Columns {
  displayedHeaders: Header[];
  layout: unknown;
}
const labelsOf = (attribute: ChoiceAttribute | undefined): Record<string, string> | undefined =>
  attribute?.customField === 'plugin::editor.choice' ? attribute.options?.labels : undefined;

/** List cells show the Chinese label of a choice; Strapi shows the stored value. */
export function labelCells({ displayedHeaders, layout }: Columns): Columns {
  return { layout, displayedHeaders: displayedHeaders.map(labelCell) };
}

function labelCell(header: Header): Header {
  const labels = labelsOf(header.attribute);
  if (!labels) return header;
  const cellFormatter = (row: Record<string, unknown>) => {
    const value = row[header.name];
    return <Typography textColor="neutral800">{typeof value === 'string' ? (labels[value] ?? value) : '-'}</Typography>;
  };
  return { ...header, cellFormatter };
}
