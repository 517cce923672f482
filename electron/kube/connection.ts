import type { Resource } from './resources.ts';

/** Bounds of one request. */
export interface RequestOptions {
  signal: AbortSignal;
  /** From sending to the last byte, in milliseconds; 30,000 when absent. */
  timeoutMs?: number;
}

export interface ListOptions extends RequestOptions {
  /** Absent: the whole cluster. */
  namespace?: string;
  limit?: number;
  continue?: string;
  resourceVersion?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Asks for PartialObjectMetadata: no spec, no status. */
  metadataOnly?: boolean;
}

/** One page of a list. */
export interface ListPage {
  /**
   * Parsed JSON, of which nothing more is known but that managedFields may be left out; parsed item by item where the
   * server's writing allows it. @throws KubeError `bad_response` at an item that is no JSON
   */
  items: Iterable<unknown>;
  resourceVersion: string;
  /** The token of the next page; null on the last. */
  continue: string | null;
  /** Objects behind this page as the server counts them; null where it does not say (any selector, old servers). */
  remaining: number | null;
  /** Body bytes received, compressed as they came. */
  bytes: number;
}

export interface WatchOptions {
  /** Absent: the whole cluster. */
  namespace?: string;
  resourceVersion: string;
  /** The server closes the stream after this many seconds. */
  timeoutSeconds: number;
  labelSelector?: string;
  signal: AbortSignal;
  /** Told the size of every chunk as it arrives. */
  onBytes?(bytes: number): void;
}

/** One line of a watch stream. ERROR events are thrown as KubeError instead. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: Record<string, unknown>;
  /** The line's length in bytes. */
  bytes: number;
}

/** A change of the cluster. Only playbooks make one, and only what a person approved. */
export interface WriteOptions extends RequestOptions {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body: unknown;
  /** `application/json` when absent. */
  contentType?: 'application/json-patch+json' | 'application/json';
  /** The server checks and answers as if, and keeps nothing (`dryRun=All`). */
  dryRun: boolean;
}

/** One cluster as one context sees it. Every method throws KubeError and nothing else. */
export interface ClusterConnection {
  readonly context: string;
  readonly server: string;
  /** The context's own namespace. */
  readonly namespace: string | null;
  /** Hash of server and CA: names the cluster where kube-system cannot be read. */
  readonly endpointHash: string;
  /** Differs as soon as the server, the user or the credentials in the kubeconfig do; of this process only. */
  readonly fingerprint: string;

  listPage(resource: Resource, options: ListOptions): Promise<ListPage>;

  /**
   * Yields changes until the server closes the stream after a whole line.
   * @throws KubeError `timeout` when headers take 30 s or the stream is still open 5 s after timeoutSeconds;
   *   `bad_response` on a cut inside a line or a line over 8 MB; `gone` on 410, however it comes.
   */
  watch(resource: Resource, options: WatchOptions): AsyncIterable<WatchEvent>;

  getJson(path: string, options: RequestOptions & { accept?: string }): Promise<unknown>;

  /** Invalid UTF-8 is replaced; the text is cut at `maxBytes` (1 MiB when absent). */
  getText(path: string, options: RequestOptions & { maxBytes?: number }): Promise<string>;

  /** The watching side posts nothing but SelfSubjectAccessReviews. */
  postJson(path: string, body: unknown, options: RequestOptions): Promise<unknown>;

  /** Returns the server's answer: the object as it is, or would be, afterwards. */
  write(options: WriteOptions): Promise<unknown>;

  /** Ends every open request with `aborted` and closes the sockets. */
  close(): Promise<void>;
}
