/**
 * Removes from pasted HTML what Word and WPS add besides the text: comments, their own elements, the padding behind list
 * numbers; and lowers headings to the ranks below the title. What a number of a paragraph says (“一、”) stays as text. The editor's schema drops the rest of the look, and
 * the server cleans again when it stores.
 */
export function cleanPaste(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[(?:if|endif)[^\]]*\]>/gi, '')
    .replace(/<(style|script|title|xml|svg)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?(?:o|w|v|m|st\d?):[^>]*>/gi, '')
    .replace(/<(?:meta|link)\b[^>]*>/gi, '')
    .replace(/(<\/?)h1\b/gi, '$1h2')
    .replace(/(<\/?)h[56]\b/gi, '$1h4')
    .replace(
      /<span\b[^>]*mso-list:\s*ignore[^>]*>([\s\S]*?)<\/span>(?=\s*<\/span>|(?!\s*<\/))/gi,
      (_all, text: string) => text.replace(/<[^>]*>/g, ''),
    )
    .replace(/(?:&nbsp;|\u00a0)+/g, ' ');
}
