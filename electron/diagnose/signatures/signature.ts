import type { Pattern } from '../../../shared/diagnosis.ts';

/** What a program prints when one kind of thing goes wrong. */
export interface Signature {
  /** Unique, for tests and for reading. */
  name: string;
  pattern: Pattern;
  /** Over one line without kubelet time, level or colours. Every repetition is bounded: logs are hostile. */
  shape: RegExp;
  /** A clause: `the host name {host} does not resolve`. `{group|words}` falls back to the words. */
  cause: string;
  /** How far such a line proves the cause when it is the last thing that a failed run says. */
  sure: number;
  /** Only a process that ends says this: its level and what follows matter little. */
  ends?: true;
  /** Says only that an error was not caught: any reading of the error itself says more. */
  wraps?: true;
  /** How many of the following lines the shape needs; they are joined by line breaks. */
  spans?: number;
}
