import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';

const LEAST = 5;
const MOST = 3_600;

/** Seconds, taken over when the field is left or Enter is pressed: a half typed number is no setting. */
export function IntervalInput({ seconds, set }: { seconds: number; set: (seconds: number) => void }) {
  const [typed, setTyped] = useState<number | string>(seconds);
  useEffect(() => setTyped(seconds), [seconds]);

  function commit(): void {
    if (typeof typed !== 'number') setTyped(seconds);
    else if (typed !== seconds) set(Math.min(Math.max(typed, LEAST), MOST));
  }

  return (
    <NumberInput
      size="xs"
      w="7rem"
      aria-label="Interval in seconds"
      suffix=" s"
      min={LEAST}
      max={MOST}
      allowDecimal={false}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
