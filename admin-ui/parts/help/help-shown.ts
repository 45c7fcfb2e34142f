/** Whether fields show their sentences: always, save in a row whose mark says otherwise. */
import { createContext } from 'react';

export const HelpShown = createContext(true);
