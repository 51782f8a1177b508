# The image of Crosscase: docker build -t crosscase .
# Node with npm, on Debian; any image that has Node 20.11 to 24 and npm will do.
ARG BASE=docker.io/library/node:24-trixie-slim

FROM ${BASE} AS build
WORKDIR /crosscase
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
# What the image is made of, in CycloneDX. With --omit=dev npm leaves out packages that tests need as well.
RUN npm pkg delete devDependencies && npm sbom --sbom-format=cyclonedx --sbom-type=application > sbom.cdx.json
COPY . .
# There is no git in here: npm run release gives the commit.
ARG CROSSCASE_COMMIT=
# Compilers are done when the pages are built: most of the packages' size.
RUN npm run build \
  && rm -rf .next/cache .next/trace* .next/diagnostics node_modules/.cache \
    node_modules/@next/swc-* node_modules/@swc/core* node_modules/@img node_modules/sharp node_modules/lightningcss-* \
    node_modules/typescript node_modules/@typescript node_modules/@esbuild node_modules/esbuild node_modules/playwright* \
  && find node_modules .next/server \( -name "*.map" -o -name "*.d.ts" -o -name "*.d.mts" -o -name "*.d.cts" \) -type f -delete

FROM ${BASE}
WORKDIR /crosscase
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=build /crosscase .
RUN mkdir -m 0700 /data /backups && chown 1000:1000 /data /backups \
  && ln -s /crosscase/bin/crosscase.js /usr/local/bin/crosscase
# Not root. Another user will do too, if /data is theirs.
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "deploy/health.js"]
# Nothing but /data and /tmp is written, and BACKUP_DIR where that is set: --read-only --tmpfs /tmp
CMD ["node", "bin/crosscase.js", "start"]
