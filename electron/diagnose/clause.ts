/** The named groups of a match; `host2` is another place for `host`, and the first that matched counts. */
export function namedGroups(match: RegExpExecArray): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [name, value] of Object.entries(match.groups ?? {})) {
    const plainName = name.replace(/\d$/, '');
    if (value !== undefined && !groups.has(plainName)) groups.set(plainName, value.trim());
  }
  return groups;
}

/** A clause from its template: `{host}` is the group of that name, `{host|a dependency}` has words for when there is none. */
export function filled(template: string, groups: ReadonlyMap<string, string>): string {
  return template
    .replace(
      /\{(\w{1,20})(?:\|([^}]{0,80}))?\}/g,
      (_, name: string, otherwise = '') => groups.get(name) || otherwise,
    )
    .replace(/ {2,}| \(\)/g, ' ')
    .replace(/ ([),.:])/g, '$1')
    .trim();
}
