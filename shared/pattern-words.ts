/** Patterns of one condition as words: "shop or pay-*, not shop-test". */
export function patternWords(patterns: readonly string[]): string {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const not = unwanted.length === 0 ? '' : `not ${unwanted.join(' or ')}`;
  return [wanted.join(' or '), not].filter(Boolean).join(', ') || 'nothing';
}
