import { contentTypeOf, searchText } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../../src/content/content.ts';
import type { SearchRecord } from '../../src/search/format.ts';

/**
 * What is indexed of a record: all its text (R-REG-24). Departments are named by id, so that renaming one does not
 * index its records anew.
 */
export function searchDocument(_content: Content, { record, path, seq }: PublicRecord): SearchRecord {
  const type = contentTypeOf(record.type);
  const { title, numbers, body } = searchText(type, record);
  const sortDate = record[type.sortField];
  return {
    id: record.id,
    seq,
    path,
    type: record.type,
    title,
    numbers,
    date: typeof sortDate === 'string' ? sortDate.slice(0, 10) : record.formedDate,
    department: record.leadDepartment,
    validity: record.validityStatus,
    text: body,
  };
}

export { searchDocument as documentOf };
