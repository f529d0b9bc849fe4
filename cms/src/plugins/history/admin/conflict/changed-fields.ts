type Values = Readonly<Record<string, unknown>>;

/** What Strapi and the machine write; no officer changed it. */
const written = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
]);

/** The fields of a form that no longer hold what it was filled with. */
export function changedFields(initial: Values, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !written.has(name) && JSON.stringify(value ?? null) !== JSON.stringify(initial[name] ?? null),
    ),
  );
}
