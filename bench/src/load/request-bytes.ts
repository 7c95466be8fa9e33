const API = '/api/2.0/mlflow';

/** The bytes of one HTTP/1.1 request on a connection that stays open. */
export function requestBytes(method: 'GET' | 'POST', path: string, body = ''): Buffer {
  const length =
    method === 'POST'
      ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      : '';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${length}\r\n${body}`);
}

/** A POST of JSON to one of MLflow's endpoints, `runs/create` and the like. */
export function post(endpoint: string, body: object): Buffer {
  return requestBytes('POST', `${API}/${endpoint}`, JSON.stringify(body));
}

/** A GET from one of MLflow's endpoints. */
export function get(endpoint: string, query: Readonly<Record<string, string>>): Buffer {
  return requestBytes('GET', `${API}/${endpoint}?${new URLSearchParams(query).toString()}`);
}
