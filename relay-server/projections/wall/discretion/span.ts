/**
 * Whether what must not be known follows from what is told: linear algebra over the integers modulo a prime. A
 * vector says which atoms (smallest sums that anything told is made of) add up to a number, and how often.
 */
const P = 67_108_859;

export type Vector = Float64Array;

type Basis = readonly { readonly pivot: number; readonly row: Vector }[];

/** All that can be reckoned by adding and subtracting what has been told of one kind of sum. Immutable. */
export class Told {
  readonly #basis: Basis;
  /** What must not be known, as far as what is told leaves it open. */
  readonly #secrets: readonly Vector[];

  private constructor(basis: Basis, secrets: readonly Vector[]) {
    this.#basis = basis;
    this.#secrets = secrets;
  }

  /** Nothing is told yet. */
  static nothing(secrets: readonly Vector[]): Told {
    return new Told([], secrets.filter((secret) => secret.some((n) => n !== 0)).map(reduced));
  }

  /** With one more number told; null when a secret would follow. */
  with(vector: Vector): Told | null {
    let left = reduced(vector);
    for (const { pivot, row } of this.#basis) left = without(left, pivot, row);
    const pivot = left.findIndex((n) => n !== 0);
    if (pivot < 0) return this;
    const inverse = inverseOf(left[pivot] ?? 1);
    const row = left.map((n) => (n * inverse) % P);
    const secrets = this.#secrets.map((secret) => without(secret, pivot, row));
    if (secrets.some((secret) => secret.every((n) => n === 0))) return null;
    const basis = this.#basis.map((each) => ({ ...each, row: without(each.row, pivot, row) }));
    return new Told([...basis, { pivot, row }], secrets);
  }
}

function reduced(vector: Vector): Vector {
  return vector.map((n) => ((n % P) + P) % P);
}

/** A vector less as much of a row as it has of the row's pivot. */
function without(vector: Vector, pivot: number, row: Vector): Vector {
  const factor = vector[pivot] ?? 0;
  if (factor === 0) return vector;
  return vector.map((n, at) => (n + P - ((factor * (row[at] ?? 0)) % P)) % P);
}

function inverseOf(n: number): number {
  let [result, base, exponent] = [1, n, P - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % P;
    base = (base * base) % P;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}
