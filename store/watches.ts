/** Who watches which instance. */
import { and, eq } from 'drizzle-orm';
import { watches } from './schema/desk.js';
import type { Db } from './store.js';

/** Whether somebody watches an instance. */
export async function isWatched(db: Db, name: string, instanceId: string): Promise<boolean> {
  return (await db.orm.$count(watches, one(name, instanceId))) > 0;
}

/** Begins to watch an instance, `since` (milliseconds since 1970 UTC); who does already goes on. */
export async function watch(db: Db, name: string, instanceId: string, since: number): Promise<void> {
  await db.orm.insert(watches).values({ name, instanceId, since }).onConflictDoNothing();
}

/** Watches it no more. */
export async function unwatch(db: Db, name: string, instanceId: string): Promise<void> {
  await db.orm.delete(watches).where(one(name, instanceId));
}

/** The condition that whom the parameter `name` names watches an instance. */
export function isWatchedBy(instance: string, name: string): string {
  return `exists (select from watches w where w.instance_id = ${instance} and w.name = ${name})`;
}

function one(name: string, instanceId: string) {
  return and(eq(watches.name, name), eq(watches.instanceId, instanceId));
}
