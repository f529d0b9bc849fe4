import { termKinds } from '@yangguang/schemas';

export const TERM = 'plugin::leak-gate.term';

/** The bureau's own entries of the dictionary, kept in the admin by the disclosure office. */
export const term = {
  schema: {
    kind: 'collectionType',
    collectionName: 'leak_terms',
    info: { singularName: 'term', pluralName: 'terms', displayName: '泄密检查词库' },
    options: { draftAndPublish: false },
    attributes: {
      kind: {
        type: 'customField',
        customField: 'plugin::editor.choice',
        enum: Object.keys(termKinds),
        options: { labels: termKinds },
        required: true,
      },
      text: { type: 'string', required: true, minLength: 2, maxLength: 100 },
      right: { type: 'string', maxLength: 100 },
      note: { type: 'string', maxLength: 200 },
    },
  },
} as const;
