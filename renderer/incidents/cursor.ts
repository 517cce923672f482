/**
 * Where the cursor goes by `step` rows. It is held by id, so arriving rows never move it; where its row has
 * left the list it goes on from the place it had.
 */
export function moveCursor(
  ids: readonly string[],
  cursor: string | null,
  lastIndex: number,
  step: number,
): string | null {
  if (ids.length === 0) return null;
  const at = cursor === null ? -1 : ids.indexOf(cursor);
  if (at === -1 && cursor !== null) return ids[clamp(lastIndex, ids.length)] ?? null;
  return ids[clamp(at + step, ids.length)] ?? null;
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
