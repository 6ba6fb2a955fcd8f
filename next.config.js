/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['libsql'],
  // A form with a text that is too large comes back with that text; `proxy.ts` answers what is larger still.
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  // A second build or server beside a running one uses a folder of its own.
  distDir: process.env.PLINTH_DIST_DIR ?? '.next',
};

export default config;
