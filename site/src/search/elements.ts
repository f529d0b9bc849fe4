import type { Stretch } from './excerpt.ts';

/** Makes an element; text is always text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function marks(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map(({ text, isMarked }) => (isMarked ? element('mark', {}, text) : text));
}
