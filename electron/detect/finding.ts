import type { EventMetadata, EventType, ObjectRef, Severity } from '../../shared/cluster-event.ts';
import type { Settings } from '../../shared/settings.ts';

/** One trouble that an object has now. The same object may have several (two containers, two different troubles). */
export interface Finding {
  type: EventType;
  severity: Severity;
  /** The object judged: Pod, Node, Deployment … Its controlling workload is resolved later, by the watch room. */
  subject: ObjectRef;
  container: string | null;
  /** Names this occurrence for ever: equal strings are the same occurrence, however often it is looked at. */
  occurrence: string;
  /** Epoch ms at which the condition began, by the API's own timestamps; a future time counts as now. */
  since: number;
  message: string;
  metadata: EventMetadata;
}

/** What one look at one object says. Pure: the same view, settings and time give the same verdict. */
export interface Verdict {
  findings: Finding[];
  /** Epoch ms at which the verdict may change by time alone (a grace ends, an OOM ages out); null: never. */
  recheckAt: number | null;
}

/** What a detector may know besides the object. */
export interface Look {
  /** Epoch ms. */
  now: number;
  settings: Settings['detect'];
  /** Epoch ms of the running loop's first sight of this condition on this object; null in a one-shot check. */
  firstSight: number | null;
}

/** A trouble already reported and not yet recovered, as recovery judges it. */
export interface Trouble {
  type: EventType;
  container: string | null;
  /** Epoch ms since when the condition has been false on observed objects; null while it is failing. */
  clearedAt: number | null;
  /** Metadata of its latest finding (finishedAt of the last OOM, for instance). */
  metadata: EventMetadata;
}
