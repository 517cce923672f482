/** Bursts of a first sync carry this prefix: what they find was there before we looked. */
export const FIRST_SYNC = 'first:';

export function isFirstSync(burst: string | null): boolean {
  return burst?.startsWith(FIRST_SYNC) === true;
}
