/** A bundle is refused: at which field, and why. The step is the one that was running. */
export class Refused extends Error {
  /** @param {string} path such as `entries[12].entry.lines[3].amount`; empty for the whole */
  constructor(path, words) {
    super(words);
    this.path = path;
  }
}

export function require(holds, path, words) {
  if (!holds) throw new Refused(path, words);
}

/** The value, unless there is none. */
export function present(value, path, words) {
  require(value !== undefined, path, words);
  return value;
}

/** Runs what refuses without knowing where it stands in the bundle. */
export function at(path, step) {
  try {
    return step();
  } catch (error) {
    if (error instanceof Refused) throw new Refused(path, error.path ? `${error.path}: ${error.message}` : error.message);
    throw error;
  }
}
