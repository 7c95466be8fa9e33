export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LINE_END = Buffer.from('\r\n');
const NOTHING = Buffer.alloc(0);

/** The least of HTTP/1.1 that reads the answers of both servers: a stated length, or chunks. */
export class ResponseReader {
  #chunks: Buffer[] = [];
  #receivedBytes = 0;
  /** Bytes that must have come before another look is worth it. */
  #neededBytes = 0;

  /** Takes what came; gives the answer when it is complete. One answer at a time: nothing is pipelined. */
  push(chunk: Buffer): Answer | undefined {
    this.#chunks.push(chunk);
    this.#receivedBytes += chunk.length;
    if (this.#receivedBytes < this.#neededBytes) {
      return undefined;
    }
    const all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    const answer = this.#parse(all);
    if (answer !== undefined) {
      this.#chunks = [];
      this.#receivedBytes = 0;
      this.#neededBytes = 0;
    }
    return answer;
  }

  #parse(all: Buffer): Answer | undefined {
    const headEnd = all.indexOf(HEAD_END);
    if (headEnd < 0) {
      return undefined;
    }
    const head = all.toString('latin1', 0, headEnd);
    const status = Number(head.slice(9, 12));
    const bodyStart = headEnd + HEAD_END.length;
    const length = /\r\ncontent-length: *(\d+)/iu.exec(head)?.[1];
    if (length !== undefined) {
      this.#neededBytes = bodyStart + Number(length);
      return all.length < this.#neededBytes
        ? undefined
        : { status, body: all.subarray(bodyStart, this.#neededBytes) };
    }
    if (/\r\ntransfer-encoding: *chunked/iu.test(head)) {
      const body = readChunks(all, bodyStart);
      return body === undefined ? undefined : { status, body };
    }
    return { status, body: NOTHING };
  }
}

/** The chunks' contents put together; undefined while the last is missing. */
function readChunks(all: Buffer, start: number): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ;) {
    const lineEnd = all.indexOf(LINE_END, at);
    if (lineEnd < 0) {
      return undefined;
    }
    const size = Number.parseInt(all.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + LINE_END.length + size + LINE_END.length;
    if (all.length < next) {
      return undefined;
    }
    if (size === 0) {
      return Buffer.concat(parts);
    }
    parts.push(all.subarray(lineEnd + LINE_END.length, next - LINE_END.length));
    at = next;
  }
}
