/**
 * A strict reader of live media playlists (RFC 8216bis §4): what is not allowed there, or not known
 * here, throws. For tests; players are more lenient.
 */
export interface ParsedPart {
  readonly uri: string;
  readonly duration: number;
  readonly independent: boolean;
}

export interface ParsedSegment {
  readonly number: number;
  /** null for the segment that grows. */
  readonly uri: string | null;
  readonly duration: number | null;
  readonly discontinuity: boolean;
  /** Its discontinuity sequence number. */
  readonly sequence: number;
  readonly map: string;
  /** UTC ms. */
  readonly programDateTime: number | null;
  readonly parts: readonly ParsedPart[];
}

export interface ParsedPlaylist {
  readonly version: number;
  readonly targetDuration: number;
  readonly mediaSequence: number;
  readonly discontinuitySequence: number;
  readonly control: ReadonlyMap<string, string>;
  readonly partTarget: number | null;
  /** Whole segments. */
  readonly segments: readonly ParsedSegment[];
  readonly open: ParsedSegment | null;
  readonly hints: readonly string[];
}

export function parsePlaylist(text: string): ParsedPlaylist {
  return new Reader(text).read();
}

const ATTRIBUTE = /([A-Z0-9-]+)=("[^"\r\n]*"|[^",\s]+)(?:,(?=[A-Z0-9-])|$)/y;

/** @throws for a list that is malformed or names an attribute twice (§4.2) */
export function parseAttributes(list: string): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  while (ATTRIBUTE.lastIndex < list.length) {
    const at = ATTRIBUTE.lastIndex;
    const [, name, value] = ATTRIBUTE.exec(list) ?? [];
    if (name === undefined || value === undefined) throw new Error(`§4.2 at ${at}: ${list}`);
    if (attributes.has(name)) throw new Error(`§4.2 ${name} twice: ${list}`);
    attributes.set(name, value);
  }
  return attributes;
}

class Reader {
  readonly #lines: string[];
  readonly #head = new Map<string, string>();
  readonly #segments: ParsedSegment[] = [];
  readonly #hints: string[] = [];
  #discontinuities = 0;
  #map: string | null = null;
  #duration: number | null = null;
  #discontinuity = false;
  #programDateTime: number | null = null;
  #parts: ParsedPart[] = [];

  constructor(text: string) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/.test(text)) {
      throw new Error('§4.1 a control character or byte order mark');
    }
    if (!text.endsWith('\n')) throw new Error('§4.1 the last line does not end');
    this.#lines = text.slice(0, -1).split('\n');
  }

  read(): ParsedPlaylist {
    const [first, ...lines] = this.#lines;
    if (first !== '#EXTM3U') throw new Error('§4.4.1.1 EXTM3U is not the first line');
    for (const line of lines) this.#line(line);
    const open = this.#hasBegun() ? this.#segment(null) : null;
    if (this.#duration !== null) throw new Error('§4.4.4.1 EXTINF without a segment');
    return {
      version: integer(this.#head.get('EXT-X-VERSION')),
      targetDuration: integer(this.#head.get('EXT-X-TARGETDURATION')),
      mediaSequence: integer(this.#head.get('EXT-X-MEDIA-SEQUENCE')),
      discontinuitySequence: integer(this.#head.get('EXT-X-DISCONTINUITY-SEQUENCE')),
      control: parseAttributes(this.#head.get('EXT-X-SERVER-CONTROL') ?? ''),
      partTarget: this.#partTarget(),
      segments: this.#segments,
      open,
      hints: this.#hints,
    };
  }

  #partTarget(): number | null {
    const about = this.#head.get('EXT-X-PART-INF');
    return about === undefined ? null : decimal(parseAttributes(about).get('PART-TARGET'));
  }

  #line(line: string): void {
    if (this.#hints.length > 0 && !line.startsWith('#EXT-X-PRELOAD-HINT')) {
      throw new Error(`something after the hint: ${line}`);
    }
    if (!line.startsWith('#')) {
      this.#uri(line);
      return;
    }
    const [, tag, value = ''] = /^#(EXT[A-Z0-9-]*)(?::(.*))?$/.exec(line) ?? [];
    if (tag === undefined) throw new Error(`§4.1 not a tag: ${line}`);
    if (this.#duration !== null) throw new Error(`a tag between EXTINF and its segment: ${line}`);
    if (HEAD.has(tag)) this.#headTag(tag, value);
    else this.#segmentTag(tag, value);
  }

  #headTag(tag: string, value: string): void {
    if (this.#head.has(tag)) throw new Error(`§4.4.3 ${tag} twice`);
    if (this.#segments.length > 0 || this.#hasBegun() || this.#map !== null) {
      throw new Error(`§4.4.3.2 ${tag} after the first segment`);
    }
    this.#head.set(tag, value);
  }

  #segmentTag(tag: string, value: string): void {
    const attributes = tag === 'EXTINF' ? new Map<string, string>() : attributesOf(tag, value);
    if (BEFORE_PARTS.has(tag) && this.#parts.length > 0) {
      throw new Error(`§4.4.4.9 ${tag} after a part of its segment`);
    }
    if (tag === 'EXT-X-DISCONTINUITY') this.#discontinuity = once(tag, !this.#discontinuity);
    else if (tag === 'EXT-X-MAP') this.#map = quoted(attributes.get('URI'));
    else if (tag === 'EXT-X-PROGRAM-DATE-TIME') this.#programDateTime = instant(value);
    else if (tag === 'EXT-X-PART') this.#parts.push(partOf(attributes));
    else if (tag === 'EXTINF') this.#duration = decimal(/^([\d.]+),/.exec(value)?.[1]);
    else if (tag === 'EXT-X-PRELOAD-HINT') this.#hints.push(hintOf(attributes));
    else throw new Error(`not expected in a live playlist: ${tag}`);
  }

  #uri(uri: string): void {
    if (this.#duration === null) throw new Error(`§4.4.4.1 a segment without EXTINF: ${uri}`);
    if (!/^[\w.~%-]+$/.test(uri)) throw new Error(`§4.1 not a relative URI: ${uri}`);
    this.#segments.push(this.#segment(uri));
  }

  #hasBegun(): boolean {
    return this.#parts.length > 0 || this.#discontinuity || this.#programDateTime !== null;
  }

  #segment(uri: string | null): ParsedSegment {
    if (this.#map === null) throw new Error('§3.1.2 an fMP4 segment without EXT-X-MAP');
    if (this.#discontinuity) this.#discontinuities += 1;
    const segment: ParsedSegment = {
      number: integer(this.#head.get('EXT-X-MEDIA-SEQUENCE')) + this.#segments.length,
      uri,
      duration: this.#duration,
      discontinuity: this.#discontinuity,
      sequence: integer(this.#head.get('EXT-X-DISCONTINUITY-SEQUENCE')) + this.#discontinuities,
      map: this.#map,
      programDateTime: this.#programDateTime,
      parts: this.#parts,
    };
    this.#duration = null;
    this.#discontinuity = false;
    this.#programDateTime = null;
    this.#parts = [];
    return segment;
  }
}

const HEAD = new Set([
  'EXT-X-VERSION',
  'EXT-X-TARGETDURATION',
  'EXT-X-MEDIA-SEQUENCE',
  'EXT-X-DISCONTINUITY-SEQUENCE',
  'EXT-X-SERVER-CONTROL',
  'EXT-X-PART-INF',
]);
const BEFORE_PARTS = new Set(['EXT-X-DISCONTINUITY', 'EXT-X-MAP', 'EXT-X-PROGRAM-DATE-TIME']);

function attributesOf(tag: string, value: string): Map<string, string> {
  const bare = tag === 'EXT-X-DISCONTINUITY' || tag === 'EXT-X-PROGRAM-DATE-TIME';
  return bare ? new Map() : parseAttributes(value);
}

function once(tag: string, isFirst: boolean): true {
  if (!isFirst) throw new Error(`${tag} twice for a segment`);
  return true;
}

function partOf(attributes: Map<string, string>): ParsedPart {
  const independent = attributes.get('INDEPENDENT');
  if (independent !== undefined && independent !== 'YES') throw new Error('§4.4.4.9 INDEPENDENT');
  return {
    uri: quoted(attributes.get('URI')),
    duration: decimal(attributes.get('DURATION')),
    independent: independent === 'YES',
  };
}

function hintOf(attributes: Map<string, string>): string {
  if (attributes.get('TYPE') !== 'PART') throw new Error('§4.4.5.3 TYPE');
  return quoted(attributes.get('URI'));
}

function quoted(value: string | undefined): string {
  const [, text] = /^"([\w.~%-]+)"$/.exec(value ?? '') ?? [];
  if (text === undefined) throw new Error(`§4.2 not a quoted URI: ${value}`);
  return text;
}

function integer(value: string | undefined): number {
  if (!/^\d{1,20}$/.test(value ?? '')) throw new Error(`§4.2 not a decimal-integer: ${value}`);
  return Number(value);
}

function decimal(value: string | undefined): number {
  if (!/^\d+(\.\d+)?$/.test(value ?? '')) throw new Error(`§4.2 not a decimal: ${value}`);
  return Number(value);
}

function instant(value: string): number {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) throw new Error(`§4.4.4.6 ${value}`);
  return Date.parse(value);
}
