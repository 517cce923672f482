import { EventEmitter } from 'node:events';
import { type Members, membersOf } from './typings.ts';

const raws = new WeakMap<object, object>();

/** The stand-in's own object behind what the program passes in. */
export const unwrap = <T extends object>(value: T): T => (raws.get(value) as T | undefined) ?? value;

const EMITTER = new Set(Object.getOwnPropertyNames(EventEmitter.prototype));
const LISTENING = new Set(['on', 'once', 'off', 'addListener', 'removeListener']);

/**
 * What the program sees of a stand-in object: only what electron.d.ts declares, and of that only what its platform has.
 * A member or an event that Electron does not have throws where JavaScript would shrug.
 */
export function strict<T extends object>(name: string, target: T, platform: NodeJS.Platform): T {
  const members = membersOf(name);
  const proxy = new Proxy(target, {
    get(raw, key) {
      const value: unknown = Reflect.get(raw, key);
      if (typeof key === 'symbol' || key === 'then' || key === 'constructor') return value;
      if (raw instanceof EventEmitter && EMITTER.has(key)) {
        if (!LISTENING.has(key) || typeof value !== 'function') return value;
        return (event: string, ...rest: unknown[]) => {
          demandEvent(name, members, event, platform);
          return value.call(raw, event, ...rest);
        };
      }
      if (!has(name, members, key, platform)) return undefined;
      if (!(key in raw)) throw new Error(`The stand-in has no ${name}.${key} yet.`);
      return typeof value === 'function' ? value.bind(raw) : value;
    },
    set(raw, key, value) {
      if (typeof key === 'string' && !has(name, members, key, platform))
        throw new Error(`${name}.${key} does not exist on ${platform}.`);
      return Reflect.set(raw, key, value);
    },
    has: (raw, key) =>
      typeof key === 'symbol' ? Reflect.has(raw, key) : members.has(key) && has(name, members, key, platform),
  });
  raws.set(proxy, target);
  return proxy;
}

/** A class whose instances and static members are strict. `wrap` gives the program's view of a new instance. */
export function strictClass<C extends abstract new (...args: never[]) => object>(
  name: string,
  target: C,
  platform: NodeJS.Platform,
  wrap: (instance: InstanceType<C>) => object,
): C {
  const members = membersOf(name);
  return new Proxy(target, {
    construct: (raw, args) => wrap(Reflect.construct(raw, args)),
    get(raw, key) {
      const value: unknown = Reflect.get(raw, key);
      if (typeof key === 'symbol' || key === 'prototype' || key === 'name' || key === 'then') return value;
      if (!has(name, members, `static:${key}`, platform)) return undefined;
      if (!(key in raw)) throw new Error(`The stand-in has no ${name}.${key} yet.`);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const result: unknown = value.apply(raw, args);
        return result instanceof raw ? wrap(result as InstanceType<C>) : result;
      };
    },
  });
}

function has(name: string, members: Members, key: string, platform: NodeJS.Platform): boolean {
  const platforms = members.get(key);
  if (platforms === undefined) throw new Error(`Electron has no ${name}.${key.replace('static:', '')}.`);
  return platforms === null || platforms.includes(platform);
}

function demandEvent(name: string, members: Members, event: string, platform: NodeJS.Platform): void {
  const platforms = members.get(`event:${event}`);
  if (platforms === undefined) throw new Error(`Electron's ${name} has no event "${event}".`);
  if (platforms !== null && !platforms.includes(platform))
    throw new Error(`${name} never emits "${event}" on ${platform}.`);
}
