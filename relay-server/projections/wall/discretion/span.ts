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
    return new Told([], secrets.filter((secret) => firstOf(secret) >= 0).map(reduced));
  }

  /** With one more number told; null when a secret would follow. */
  with(vector: Vector): Told | null {
    const left = reduced(vector);
    for (const { pivot, row } of this.#basis) takeOff(left, left[pivot] ?? 0, row);
    const pivot = firstOf(left);
    if (pivot < 0) return this;
    const row = multiplied(left, inverseOf(left[pivot] ?? 1));
    const secrets = this.#secrets.map((secret) => without(secret, pivot, row));
    if (secrets.some((secret) => firstOf(secret) < 0)) return null;
    const basis = this.#basis.map((each) => ({ ...each, row: without(each.row, pivot, row) }));
    return new Told([...basis, { pivot, row }], secrets);
  }
}

// Loops, not `map` and the like, which box every number: they are most of the work when some count has become few.

/** Where the first number stands that is not 0; -1: nowhere. */
function firstOf(vector: Vector): number {
  for (let at = 0; at < vector.length; at += 1) if (vector[at] !== 0) return at;
  return -1;
}

/** A copy with each number between 0 and P. */
function reduced(vector: Vector): Vector {
  const copy = vector.slice();
  for (let at = 0; at < copy.length; at += 1) copy[at] = (((copy[at] ?? 0) % P) + P) % P;
  return copy;
}

function multiplied(vector: Vector, factor: number): Vector {
  const copy = vector.slice();
  for (let at = 0; at < copy.length; at += 1) copy[at] = ((copy[at] ?? 0) * factor) % P;
  return copy;
}

/** A vector less as much of a row as it has of the row's pivot. */
function without(vector: Vector, pivot: number, row: Vector): Vector {
  const factor = vector[pivot] ?? 0;
  return factor === 0 ? vector : takeOff(vector.slice(), factor, row);
}

/** Takes a row off a vector so many times, in place. */
function takeOff(vector: Vector, factor: number, row: Vector): Vector {
  if (factor === 0) return vector;
  for (let at = 0; at < vector.length; at += 1) {
    vector[at] = ((vector[at] ?? 0) + P - ((factor * (row[at] ?? 0)) % P)) % P;
  }
  return vector;
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
