import type { Command, ConductPicture } from './conduct-view.ts';

/** The few large buttons; what is not possible now is grey, so that none ever moves. */
export function ConductBar({
  picture: { may, phase },
  rehearsal,
  busy,
  onCommand,
}: {
  picture: ConductPicture;
  rehearsal: boolean;
  busy: boolean;
  onCommand: (command: Command) => void;
}) {
  if (phase === 'before') {
    return (
      <div className="conduct-bar">
        <button
          type="button"
          className="primary conduct-start"
          disabled={!may.start || busy}
          onClick={() => onCommand('start')}
        >
          {rehearsal ? '开始彩排' : '开始'}
        </button>
      </div>
    );
  }
  const toggles = {
    play: may.resume ? (['resume', '继续'] as const) : (['pause', '暂停'] as const),
    hold: may.unhold ? (['unhold', '恢复画面'] as const) : (['hold', '休屏'] as const),
  };
  const buttons: readonly (readonly [Command, string, string, string])[] = [
    ['back', '上一项', '←', ''],
    [...toggles.play, '空格', ''],
    ['next', '下一项', '→', 'primary'],
    [...toggles.hold, 'H', may.unhold ? 'conduct-held' : ''],
    ['end', '结束', 'E', 'danger'],
  ];
  return (
    <div className="conduct-bar">
      {buttons.map(([command, word, key, look]) => (
        <button
          key={word}
          type="button"
          className={look}
          disabled={!may[command] || busy}
          onClick={() => onCommand(command)}
        >
          {word} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
}
