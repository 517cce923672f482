import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { type Machine, preventable } from './machine.ts';

interface Options {
  id?: string;
  groupId?: string;
  title?: string;
  body?: string;
  silent?: boolean;
  urgency?: string;
}

/** Notifications as the system's centre holds them. */
export class Notification extends EventEmitter {
  static machine: Machine;
  /** On screen or in the centre, oldest first. */
  static delivered: Notification[] = [];
  /** What earlier runs left in macOS's centre. */
  static history: Notification[] = [];
  static supported = true;
  /** The error with which the system refuses to show any. */
  static refusal: string | null = null;
  static activation: ((details: { type: string; arguments: string }) => void) | null = null;

  readonly id: string;
  readonly groupId: string;
  title: string;
  body: string;
  silent: boolean;
  urgency: string;

  constructor(options: Options = {}) {
    super();
    this.id = options.id === undefined || options.id === '' ? randomUUID() : options.id;
    this.groupId = options.groupId ?? '';
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
  }

  static isSupported = () => Notification.supported;
  static getHistory = async () => Notification.history;

  static handleActivation(callback: (details: { type: string; arguments: string }) => void) {
    Notification.activation = callback;
  }

  show() {
    Notification.machine.ready.demand('Notification');
    const refusal = Notification.refusal;
    if (refusal !== null) {
      setImmediate(() => this.emit('failed', preventable({}), refusal));
      return;
    }
    // macOS and Windows put one with the same id in the place of the old one; Linux has no ids.
    if (Notification.machine.platform !== 'linux')
      Notification.delivered = Notification.delivered.filter((other) => other.id !== this.id);
    Notification.delivered.push(this);
    setImmediate(() => this.emit('show', preventable({})));
  }

  close() {
    Notification.delivered = Notification.delivered.filter((other) => other !== this);
  }

  /** A person clicks it. */
  click() {
    this.close();
    this.emit('click', preventable({}));
    if (Notification.machine.platform === 'win32')
      Notification.activation?.({ type: 'click', arguments: `type=click&tag=${this.id}` });
  }
}
