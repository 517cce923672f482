import type { Incident, IncidentDetail } from '../../shared/incident.ts';
import type { Approval, AuditEntry, Playbook, PlaybookOffer, Run } from '../../shared/playbook.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import type { PlaybookCluster } from './cluster.ts';

export interface ExecutorDeps {
  store: Pick<Store, 'playbooks' | 'transaction'>;
  clock: Clock;
  log: Log;
  /** A new, time-ordered id. */
  newId(now: number): string;
  detail(incident: string): IncidentDetail | null;
  /** The incident's own cluster. @throws Error with one sentence when it cannot be asked, or is another by now */
  connectionOf(incident: Incident, signal: AbortSignal): Promise<PlaybookCluster>;
  playbooks(): readonly { playbook: Playbook; builtIn: boolean }[];
  /** Seconds a person has to decide. */
  approvalTimeout(): number;
  /** A run or an approval changed. */
  changed(): void;
  /** A person is asked. */
  asked(approval: Approval): void;
}

/** What a person decides with: what they saw, and for HIGH the object's name typed. */
export interface Decision {
  approval: string;
  hash: string;
  typed: string;
}

/**
 * Carries playbooks out, step by step, each step written down before it is done. Everything that is thrown is an
 * Error with one sentence.
 */
export interface Executor {
  /** Every playbook for the incident's type, explained and checked, with nothing done. */
  offers(incident: string): Promise<PlaybookOffer[]>;
  start(incident: string, playbook: string, by: 'person' | 'rule'): Run;
  /** The revision to go back to, where none was seen available. */
  choose(run: string, revision: string): void;
  /** Approves what was shown; returns when it is decided, not when it is done. */
  approve(decision: Decision): Promise<Approval>;
  reject(approval: string): Approval;
  /** Ends a run at the step it is at: what is sent is not taken back. */
  cancel(run: string): Run;
  /** Proposes to take a step back: a run of its own, to be approved like any other. */
  undo(run: string, step: number): Run;
  runsOf(incident: string): Run[];
  approvals(): Approval[];
  /** Newest first. */
  audit(before: number | null, limit: number): AuditEntry[];
  /** What time brings: approvals expire, recovery is seen, what a restart cut short goes on. Every few seconds. */
  tick(): void;
  /** Settles when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
