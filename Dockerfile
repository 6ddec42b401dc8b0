# The bridge as an image. `docker run IMAGE` serves; `docker run IMAGE simulate` is the WFM simulator.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && find dist -name '*.d.ts' -delete

# The tree of the image: what runs, what the licence asks for, nothing else. A checkout made under a strict umask
# must not make files that the image's user cannot read.
FROM node:24-bookworm-slim AS production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY README.md LICENSE ./
COPY wsdl ./wsdl
COPY --from=build /app/dist ./dist
RUN rm package-lock.json .npmrc && chmod -R u=rwX,go=rX /app

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
# All of /app belongs to root. The service's user may write to /data and to /tmp, so the root can be read-only.
COPY --from=production /app /app
RUN install -d -o node -g node -m 0750 /data
VOLUME ["/data"]
WORKDIR /app
# The user node, as a number: that lets an orchestrator check that it is not root.
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["serve"]
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="wfm-bridge" \
      org.opencontainers.image.description="REST bridge for Genesys WFM 8.5, with a WFM simulator" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
