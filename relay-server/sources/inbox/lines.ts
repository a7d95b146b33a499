import { createReadStream, type PathLike } from 'node:fs';

export const MAX_LINE_BYTES = 1_048_576;

/** Lines of a file as bytes, without the line break; of a line that is too long, its beginning. */
export async function* linesOf(
  file: PathLike,
): AsyncGenerator<{ bytes: Buffer; tooLong: boolean }> {
  let rest: Buffer[] = [];
  let size = 0;
  const line = () => {
    const whole = Buffer.concat(rest);
    const tooLong = size > MAX_LINE_BYTES;
    rest = [];
    size = 0;
    return { bytes: trimmed(whole), tooLong };
  };
  const keep = (part: Buffer) => {
    if (size <= MAX_LINE_BYTES) rest.push(part.subarray(0, MAX_LINE_BYTES + 1 - size));
    size += part.length;
  };
  const stream: AsyncIterable<Buffer> = createReadStream(file);
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

function trimmed(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 13 || bytes[end - 1] === 32)) end -= 1;
  return bytes.subarray(0, end);
}
