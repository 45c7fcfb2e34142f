/** Whether the guided tour runs, and who has had it: this browser keeps that for good. */
import { useSyncExternalStore } from 'react';

let running = false;
const listeners = new Set<() => void>();

/** Begins the tour, from wherever it is asked for, or ends it. */
export function setTour(now: boolean): void {
  running = now;
  for (const listener of listeners) listener();
}

/** Whether it runs. */
export function useTourRuns(): boolean {
  return useSyncExternalStore(subscribe, () => running);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether somebody has had the tour, or wanted none. */
export function hadTour(name: string): boolean {
  return localStorage.getItem(placeOf(name)) !== null;
}

/** Keeps that she has. */
export function rememberTour(name: string): void {
  localStorage.setItem(placeOf(name), 'had');
}

function placeOf(name: string): string {
  return `sportello.tour.${name}`;
}
