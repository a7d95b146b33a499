import { createContext, useContext } from 'react';
import { pageAsker } from '../../desk/api/use-asker.ts';
import { LibraryApi } from './library-api.ts';

export const ApiContext = createContext<LibraryApi>(new LibraryApi(pageAsker));
export const useApi = (): LibraryApi => useContext(ApiContext);
