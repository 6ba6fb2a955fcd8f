/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['libsql'],
  // A second build or server beside a running one uses a folder of its own.
  distDir: process.env.PLINTH_DIST_DIR ?? '.next',
};

export default config;
