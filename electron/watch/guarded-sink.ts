import type { Log } from '../app/log.ts';
import type { EventSink } from './event-sink.ts';

/** The sink whose bugs are not the loop's end. Only `events` may still throw: what was not saved is held. */
export function guardedSink(sink: EventSink, log: Log): EventSink {
  function tell(what: string, call: () => void): void {
    try {
      call();
    } catch (error) {
      log.error(`the receiver of ${what} failed`, { error });
    }
  }
  return {
    events: (batch) => sink.events(batch),
    burstEnded: (burst) => tell('burstEnded', () => sink.burstEnded(burst)),
    cycle: (report) => tell('cycle', () => sink.cycle(report)),
    status: (status) => tell('status', () => sink.status(status)),
  };
}
