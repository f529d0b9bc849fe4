import type { ContentType } from '../define-content-type.ts';

/** Chinese labels under the keys that Strapi's content manager looks up: of fields, and of the choices in filters. */
export function adminLabels(types: readonly ContentType[]): Record<string, string> {
  return { ...fieldLabels(types), ...choiceLabels(types) };
}

function fieldLabels(types: readonly ContentType[]): Record<string, string> {
  return Object.fromEntries(
    types.flatMap((type) =>
      Object.entries(type.fields).map(([name, field]) => [
        `content-manager.content-types.${type.uid}.${name}`,
        field.label,
      ]),
    ),
  );
}

/**
 * Filters look a choice up by its bare value, whatever the field. A value that means different things in different
 * fields shows all of them; forms and lists take the label from their own field.
 */
function choiceLabels(types: readonly ContentType[]): Record<string, string> {
  const labels = new Map<string, Set<string>>();
  for (const type of types)
    for (const name of Object.keys(type.fields)) {
      const kind = type.kind(name);
      if (kind.kind !== 'choice') continue;
      for (const [value, label] of Object.entries(kind.labels))
        labels.set(value, (labels.get(value) ?? new Set()).add(label));
    }
  return Object.fromEntries([...labels].map(([value, all]) => [value, [...all].join('／')]));
}
