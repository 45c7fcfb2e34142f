/** Keys of a page: registered while it is shown, listed by `?`, never taken from somebody who types. */
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';

/** What a key does; `label` is a message's name, or a text. */
interface KeyAction {
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while a field has the focus (for `Escape` or keys with Ctrl). */
  readonly whileTyping?: boolean;
}

/** By key: `j`, `Enter`, `?`, `Ctrl+s`, `Alt+1`. */
export type KeyMap = Readonly<Record<string, KeyAction>>;

/** The keys that are in force, last registered first. */
interface KeyRegistry {
  readonly add: (keys: () => KeyMap) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly list: () => readonly (() => KeyMap)[];
}

/** An empty registry that listens on this window. */
function createKeyRegistry(target: Window): KeyRegistry {
  let maps: readonly (() => KeyMap)[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly (() => KeyMap)[]) => {
    maps = next;
    for (const listener of listeners) listener();
  };
  target.addEventListener('keydown', (event) => {
    const name = nameOf(event);
    const typing = isTyping(event.target);
    if (event.defaultPrevented || isPressed(event.target, name)) return;
    for (const keys of maps) {
      const action = keys()[name];
      if (action === undefined) continue;
      if (typing && action.whileTyping !== true) break;
      event.preventDefault();
      action.run(event);
      return;
    }
    // The way out of a field by keyboard, to the keys of the page.
    if (typing && name === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  });
  return {
    add(keys) {
      change([keys, ...maps]);
      return () => {
        change(maps.filter((one) => one !== keys));
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list: () => maps,
  };
}

function nameOf(event: KeyboardEvent): string {
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : ''].filter(
    (one) => one !== '',
  );
  return [...held, event.key].join('+');
}

/** Whether the key presses what has the focus: a button or a link takes `Enter`, whatever the page does with it. */
function isPressed(target: EventTarget | null, key: string): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  return target instanceof HTMLElement && target.closest('button, a[href], [role=button], summary') !== null;
}

const typedInto = 'input:not([type=checkbox], [type=radio]), textarea, select, .cm-editor';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    // A list of choices takes letters and arrows as a field does: they find and move in it.
    target.closest(`${typedInto}, [role=combobox], [role=listbox], [role=menu]`) !== null
  );
}

/** The registry of the application. */
const KeyRegistryContext = createContext<KeyRegistry>(createKeyRegistry(window));

/** Registers keys as long as the component is shown; the map may change at each rendering. */
export function useKeys(keys: KeyMap): void {
  const registry = useContext(KeyRegistryContext);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => registry.add(() => latest.current), [registry]);
}

/** The maps in force, for the page of keys. */
export function useKeyMaps(): readonly KeyMap[] {
  const registry = useContext(KeyRegistryContext);
  return useSyncExternalStore(registry.subscribe, registry.list).map((keys) => keys());
}
