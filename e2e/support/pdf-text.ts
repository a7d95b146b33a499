import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF that Chromium printed, a string a page, blanks left out: what a search or a copy in a
 * reader finds. Knows what Skia writes: objects in clear, Flate streams, glyphs of one byte (variable fonts) or
 * two with /ToUnicode.
 */
export function pdfText(file: Buffer): string[] {
  const objects = objectsOf(file);
  const fonts = new Map<string, Characters>();
  const fontOf = (id: string) => {
    const known = fonts.get(id) ?? charactersOf(objects, id);
    fonts.set(id, known);
    return known;
  };
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
    .map(({ head }) => {
      const named = new Map(
        [...fontsIn(objects, head).matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(
          ([, name = '', id = '']) => [name, id] as const,
        ),
      );
      const [, contents = ''] = /\/Contents\s+(\d+) 0 R/.exec(head) ?? [];
      return shownIn(streamOf(objects, contents), (name) => fontOf(named.get(name) ?? ''));
    });
}

/** Glyph (two or four hex digits, the same number for all of a font) → character. */
type Characters = ReadonlyMap<string, string>;

interface PdfObject {
  /** Its dictionary. */
  readonly head: string;
  readonly stream: Buffer | null;
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 1: id = '', index } of text.matchAll(/^(\d+) 0 obj\b/gm)) {
    const end = text.indexOf('endobj', index);
    const from = text.indexOf('stream', index);
    if (from < 0 || from > end) {
      objects.set(id, { head: text.slice(index, end), stream: null });
      continue;
    }
    const begin = from + (text.startsWith('\r\n', from + 6) ? 8 : 7);
    const stream = file.subarray(begin, text.indexOf('endstream', begin));
    objects.set(id, { head: text.slice(index, from), stream });
  }
  return objects;
}

function streamOf(objects: ReadonlyMap<string, PdfObject>, id: string): string {
  const { head = '', stream = null } = objects.get(id) ?? {};
  if (!stream) return '';
  return (head.includes('FlateDecode') ? inflateSync(stream) : stream).toString('latin1');
}

function fontsIn(objects: ReadonlyMap<string, PdfObject>, page: string): string {
  const [, id] = /\/Resources\s+(\d+) 0 R/.exec(page) ?? [];
  const resources = id === undefined ? page : (objects.get(id)?.head ?? '');
  const [, fonts = ''] = /\/Font\s*<<([^>]*)>>/.exec(resources) ?? [];
  return fonts;
}

function charactersOf(objects: ReadonlyMap<string, PdfObject>, font: string): Characters {
  const [, id = ''] = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(font)?.head ?? '') ?? [];
  const characters = new Map<string, string>();
  const map = streamOf(objects, id);
  const lines = /<([0-9A-F]{2,4})> (?:<([0-9A-F]{2,4})> )?<([0-9A-F]{4,})>/gi;
  for (const [section] of map.matchAll(/begin(bfchar|bfrange)[\s\S]*?end\1/g)) {
    for (const [, from = '', to = from, text = ''] of section.matchAll(lines)) {
      const first = Number.parseInt(from, 16);
      const units = text.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1) {
        const code = units.map((unit, at) =>
          at === units.length - 1 ? unit + glyph - first : unit,
        );
        characters.set(glyph.toString(16).padStart(from.length, '0'), String.fromCharCode(...code));
      }
    }
  }
  return characters;
}

function shownIn(content: string, fontOf: (name: string) => Characters): string {
  let font: Characters = new Map();
  let text = '';
  for (const [, name, glyphs] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f\s]+)>/g)) {
    if (name !== undefined) font = fontOf(name);
    const [width = 4] = [...font.keys()].map(({ length }) => length);
    const codes = glyphs?.replace(/\s/g, '').toLowerCase() ?? '';
    for (let at = 0; at < codes.length; at += width) {
      text += font.get(codes.slice(at, at + width)) ?? '';
    }
  }
  return text.replace(/\s/g, '');
}
