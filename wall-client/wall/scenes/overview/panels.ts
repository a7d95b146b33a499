/** Everything of the overview that may come after the first figures. */
export { AlertsPanel } from './alerts/AlertsPanel.tsx';
export { AssetStatusPanel } from './assets/AssetStatusPanel.tsx';
export { SeizureClockPanel } from './clock/SeizureClockPanel.tsx';
export { ClosingPanel } from './closing/ClosingPanel.tsx';
export { ResultsPanel } from './figures/ResultsPanel.tsx';
export { CentrePanel } from './map/CentrePanel.tsx';
export { TickerPanel } from './ticker/TickerPanel.tsx';
export { TrendPanel } from './trend/TrendPanel.tsx';
export { VideoPanel } from './video/VideoPanel.tsx';
