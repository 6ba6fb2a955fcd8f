/** Run by Next once, before the server takes requests: https://nextjs.org/docs/app/guides/instrumentation */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { directRoutes } = await import('@/app/_server/direct-routes');
  globalThis.plinthRoutes = directRoutes;
  const { reportStatus } = await import('@/app/_server/report-status');
  globalThis.plinthReportStatus = reportStatus;
  const { reportForm } = await import('@/app/_server/report-forms');
  globalThis.plinthReportForm = reportForm;
  const { pageForm } = await import('@/app/_server/page-forms');
  globalThis.plinthPageForm = pageForm;
  const { keepRemovingExpired } = await import('@/app/_server/store/upkeep');
  keepRemovingExpired();
}
