const SECOND = 1_000;
const MINUTE = 60;

/** "4 min 12 s left", "2 h 5 min left"; null once it is over, or where the moment is no date. `now` in epoch ms. */
export function timeLeft(expiresAt: string, now: number): string | null {
  const seconds = Math.ceil((Date.parse(expiresAt) - now) / SECOND);
  if (Number.isNaN(seconds) || seconds <= 0) return null;
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes >= MINUTE) return `${Math.floor(minutes / MINUTE)} h ${minutes % MINUTE} min left`;
  return minutes === 0 ? `${seconds} s left` : `${minutes} min ${seconds % MINUTE} s left`;
}
