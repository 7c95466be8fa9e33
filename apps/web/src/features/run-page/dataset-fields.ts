interface DatasetField {
  readonly name: string;
  readonly type: string;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The columns or tensors of a dataset's schema, in the forms that MLflow's client writes. */
export function datasetFields(json: string): DatasetField[] {
  try {
    const schema = fieldsOf(JSON.parse(json));
    if (Array.isArray(schema['mlflow_colspec'])) return columns(schema['mlflow_colspec'] as unknown[]);
    const tensors = fieldsOf(schema['mlflow_tensorspec']);
    return ['features', 'targets'].flatMap((part) => tensorsOf(part, tensors[part]));
  } catch {
    return [];
  }
}

function columns(list: readonly unknown[]): DatasetField[] {
  return list.map((column, at) => {
    const { name, type } = fieldsOf(column);
    return { name: typeof name === 'string' ? name : String(at), type: String(type) };
  });
}

function tensorsOf(part: string, value: unknown): DatasetField[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (!Array.isArray(list)) return [];
  return list.map((tensor) => {
    const { name, 'tensor-spec': spec } = fieldsOf(tensor);
    const { dtype, shape } = fieldsOf(spec);
    return {
      name: typeof name === 'string' ? `${part}: ${name}` : part,
      type: `${String(dtype)} [${Array.isArray(shape) ? shape.join(', ') : ''}]`,
    };
  });
}
