import { createContext, useContext } from 'react';

/** `done`: as wanted; `refused`: it was not done, and why. */
export type ToastTone = 'done' | 'refused';
export type Say = (text: string, tone?: ToastTone) => void;

export const ToastContext = createContext<Say>(() => undefined);

/** Says in a line at the edge of the page what came of something whose button is no longer looked at. */
export const useToast = (): Say => useContext(ToastContext);
