import { createContext, useContext } from 'react';
import { Asker } from './ask.ts';

/** One for the whole page: what one question learns (no answer, nobody signed in) all others take to heart. */
export const pageAsker = new Asker();
export const AskerContext = createContext<Asker>(pageAsker);
export const useAsker = (): Asker => useContext(AskerContext);
