/** True for a whole http or https address and nothing else: what may become the target of a link. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s"'<>]+$/.test(text);
