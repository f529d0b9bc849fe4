/** R-ACC-01, worst first. */
export const accidentGrades = {
  'particularly-major': '特别重大事故',
  major: '重大事故',
  larger: '较大事故',
  general: '一般事故',
} as const;
export type AccidentGrade = keyof typeof accidentGrades;

/** What a grade begins with: each bound itself belongs to the grade (“以上”包括本数). */
const thresholds: { grade: AccidentGrade; deaths: number; seriousInjuries: number; directLoss: number }[] = [
  { grade: 'particularly-major', deaths: 30, seriousInjuries: 100, directLoss: 100_000_000 },
  { grade: 'major', deaths: 10, seriousInjuries: 50, directLoss: 50_000_000 },
  { grade: 'larger', deaths: 3, seriousInjuries: 10, directLoss: 10_000_000 },
];

/** The grade of an accident by the worst of its three measures; loss in yuan (R-ACC-01). */
export function accidentGrade(measures: {
  deaths: number;
  seriousInjuries: number;
  directLoss: number;
}): AccidentGrade {
  const reached = thresholds.find(
    (bound) =>
      measures.deaths >= bound.deaths ||
      measures.seriousInjuries >= bound.seriousInjuries ||
      measures.directLoss >= bound.directLoss,
  );
  return reached?.grade ?? 'general';
}
