/**
 * Run by Next in the browser before anything else: https://nextjs.org/docs/app/api-reference/file-conventions/instrumentation-client
 * zod would try whether it may compile functions from text. The content policy forbids that, and browsers report the
 * try. Set as `config({ jitless: true })` of zod does, which would bring much of zod to every page.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
