import type { ContentType } from '../define-content-type.ts';

/** Chinese labels of all fields, under the keys that Strapi's content manager looks up. */
export function adminLabels(types: readonly ContentType[]): Record<string, string> {
  return Object.fromEntries(
    types.flatMap((type) =>
      Object.entries(type.fields).map(([name, field]) => [
        `content-manager.content-types.${type.uid}.${name}`,
        field.label,
      ]),
    ),
  );
}
