/** Geometry of server-made charts. Widths are percentages and heights are `em`, so text keeps its size at any width. */

export interface Bar {
  label: string;
  /** The parts of the bar from left to right, each in percent of the whole width. */
  parts: { start: number; length: number; value: number }[];
  total: number;
}

/** Horizontal bars to one scale: the largest total fills the width. Negative parts have no length. */
export function horizontalBars(rows: readonly { label: string; values: readonly number[] }[]): Bar[] {
  const positive = rows.map(({ label, values }) => ({ label, values: values.map((value) => Math.max(0, value)) }));
  const largest = Math.max(...positive.map(({ values }) => sum(values)), 0);
  return positive.map(({ label, values }, index) => {
    let start = 0;
    const parts = values.map((value, part) => {
      const length = largest === 0 ? 0 : percent(value / largest);
      const placed = { start: percent(start / 100), length, value: rows[index]?.values[part] ?? value };
      start += length;
      return placed;
    });
    return { label, parts, total: sum(rows[index]?.values ?? []) };
  });
}

export interface Column {
  label: string;
  value: number;
  /** Left edge, width and centre, in percent of the width. */
  start: number;
  width: number;
  centre: number;
  /** Height in parts of 1. */
  height: number;
}

/** Upright columns that share the width evenly, gaps as wide as the columns. */
export function uprightColumns(values: readonly { label: string; value: number }[]): Column[] {
  const largest = Math.max(...values.map(({ value }) => value), 0);
  const slot = 100 / Math.max(1, values.length);
  return values.map(({ label, value }, index) => ({
    label,
    value,
    start: round((index + 0.22) * slot),
    width: round(slot * 0.56),
    centre: round((index + 0.5) * slot),
    height: largest === 0 ? 0 : round(value / largest),
  }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const percent = (share: number): number => round(share * 100);
const round = (value: number): number => Math.round(value * 1000) / 1000;
