const paths = {
  play: 'M7 4.5v15l12-7.5Z',
  pause: 'M6 4.5h4v15H6Zm8 0h4v15h-4Z',
  back: 'M12 5V1.5L6.5 7L12 12.5V9a6 6 0 1 1-6 6H3a9 9 0 1 0 9-10Z',
  forward: 'M12 5V1.5L17.5 7L12 12.5V9a6 6 0 1 0 6 6h3a9 9 0 1 1-9-10Z',
  frameBack: 'M5 5h3v14H5ZM19 5v14l-9-7Z',
  frameForward: 'M16 5h3v14h-3ZM5 5v14l9-7Z',
  soundOn:
    'M3 9v6h4l5 5V4L7 9Zm11.5-1.8v9.6a5.5 5.5 0 0 0 0-9.6Zm0-4.2v2.2a7.5 7.5 0 0 1 0 13.6V21a9.6 9.6 0 0 0 0-18Z',
  soundOff:
    'M3 9v6h4l5 5V4L7 9Zm18.5.9l-1.4-1.4L17.5 11l-2.6-2.5l-1.4 1.4L16.1 12.4l-2.6 2.6l1.4 1.4l2.6-2.6l2.6 2.6l1.4-1.4l-2.6-2.6Z',
  full: 'M3 3h7v2.5H5.5V10H3Zm11 0h7v7h-2.5V5.5H14ZM3 14h2.5v4.5H10V21H3Zm15.5 0H21v7h-7v-2.5h4.5Z',
  markIn: 'M6 3h8v2.5H8.5v13H14V21H6Zm6 6.5L18 12l-6 2.5Z',
  markOut: 'M18 3h-8v2.5h5.5v13H10V21h8Zm-6 6.5L6 12l6 2.5Z',
  lock: 'M7 10V7a5 5 0 0 1 10 0v3h1.5v11h-13V10Zm2.5 0h5V7a2.5 2.5 0 0 0-5 0Z',
  search:
    'M10 3a7 7 0 1 0 4.3 12.5l5 5l1.7-1.7l-5-5A7 7 0 0 0 10 3Zm0 2.4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 0 1 0-9.2Z',
  link: 'M10.6 13.4a4 4 0 0 1 0-5.6l3-3a4 4 0 0 1 5.6 5.6l-1.6 1.6l-1.7-1.7l1.6-1.6a1.6 1.6 0 0 0-2.2-2.2l-3 3a1.6 1.6 0 0 0 0 2.2Zm2.8-2.8a4 4 0 0 1 0 5.6l-3 3a4 4 0 0 1-5.6-5.6l1.6-1.6l1.7 1.7l-1.6 1.6a1.6 1.6 0 0 0 2.2 2.2l3-3a1.6 1.6 0 0 0 0-2.2Z',
  left: 'M15.5 4L17.5 6L11.5 12L17.5 18L15.5 20L7.5 12Z',
} as const;

export type IconName = keyof typeof paths;

/** A sign beside or instead of a word; what it means is said by its button. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path fillRule="evenodd" d={paths[name]} />
    </svg>
  );
}
