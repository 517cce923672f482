/** Opens the database named by its argument, says how that went, and holds it until killed. */
import { createWriteStream } from 'node:fs';
import { systemClock } from '../../../electron/app/clock.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { StoreError } from '../../../electron/store/store-error.ts';

const out = createWriteStream('', { fd: 1 });
const log = { error() {}, warn() {}, info() {}, debug() {} };
try {
  const { db } = openDatabase(process.argv[2] ?? '', { clock: systemClock, log });
  // A database that nothing refers to is closed when the garbage is collected.
  process.on('exit', () => db.close());
  out.write('opened\n');
  process.stdin.resume();
} catch (error) {
  out.write(error instanceof StoreError ? `${error.kind}: ${error.message}\n` : `${String(error)}\n`);
}
