# The libraries, and a look whether the bot would start with them and with this pack.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No script of a package is needed: the image has Node, and what is native comes built.
RUN npm ci --omit=dev --ignore-scripts
COPY src ./src
COPY knowledge ./knowledge
RUN DATA_DIR=/tmp/data node src/main.ts --check

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="ovks-bot" org.opencontainers.image.licenses="MIT"
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=8080
# Everything of the bot is read-only for it; only the volume can be written.
COPY --from=build /app ./
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Signals reach the bot itself: SIGTERM stops it within ten seconds, SIGHUP loads the pack again.
CMD ["node", "src/main.ts"]
