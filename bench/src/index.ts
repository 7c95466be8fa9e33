export { CaseReport } from './report/case-report.ts';
