/** From where in the text on it is that of a source; without one, of none. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly source?: string;
}

export interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of a segment, each in digits of five bits, its sign in the lowest (ECMA-426). */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    if (bits < 0) throw new Error(`a source map has the sign ${digit} in its mappings`);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** The marks of a source map, in the order of the text. */
export function marksOf({ sources, mappings }: SourceMap): Mark[] {
  let source = 0;
  return mappings.split(";").flatMap((segments, line) => {
    let column = 0;
    return segments.split(",").flatMap((segment): Mark[] => {
      const [columns, files] = numbersOf(segment);
      if (columns === undefined) return [];
      column += columns;
      if (files === undefined) return [{ line, column }];
      source += files;
      const name = sources[source];
      return [{ line, column, ...(name !== undefined && { source: name }) }];
    });
  });
}
