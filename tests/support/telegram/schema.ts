import api from './bot-api-10.1.json' with { type: 'json' };

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

const METHODS: Readonly<Record<string, readonly Field[]>> = api.methods;
const TYPES: Readonly<Record<string, { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] }>> =
  api.types;

/** What is wrong with a call by the official description of the Bot API; empty if nothing is. */
export function violationsOf(method: string, payload: Readonly<Record<string, unknown>>): string[] {
  const fields = METHODS[method];
  return fields ? objectViolations(method, payload, fields) : [`unknown method ${method}`];
}

function objectViolations(where: string, value: Readonly<Record<string, unknown>>, fields: readonly Field[]): string[] {
  const unknown = Object.keys(value).filter((key) => !fields.some(({ name }) => name === key));
  return [
    ...unknown.map((key) => `${where}: unknown parameter ${key}`),
    ...fields.flatMap(({ name, types, required }) => {
      const given = value[name];
      if (given === undefined) return required ? [`${where}: ${name} is missing`] : [];
      return typeViolations(`${where}.${name}`, given, types);
    }),
  ];
}

/** The violations of the type that fits best. */
function typeViolations(where: string, value: unknown, types: readonly string[]): string[] {
  const each = types.map((type) => oneTypeViolations(where, value, type));
  return each.reduce((best, other) => (other.length < best.length ? other : best));
}

function oneTypeViolations(where: string, value: unknown, type: string): string[] {
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return [`${where}: needs an array`];
    return value.flatMap((item, index) => typeViolations(`${where}[${index}]`, item, [type.slice('Array of '.length)]));
  }
  const unless = (fits: boolean): string[] =>
    fits ? [] : [`${where}: needs ${type}, has ${JSON.stringify(value)?.slice(0, 60)}`];
  switch (type) {
    case 'Integer':
      return unless(Number.isInteger(value));
    case 'Float':
      return unless(typeof value === 'number');
    case 'Boolean':
      return unless(typeof value === 'boolean');
    case 'String':
      return unless(typeof value === 'string');
    case 'InputFile':
      return unless(value instanceof Blob);
  }
  const { fields, subtypes } = TYPES[type] ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unless(false);
  if (subtypes) return typeViolations(where, value, subtypes);
  return objectViolations(where, value as Record<string, unknown>, fields ?? []);
}
