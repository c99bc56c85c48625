# cablelint in a container, for CI runners that take an image:
#   docker build --tag cablelint .
#   docker run --rm --network none --read-only --volume "$PWD:/cables:ro" cablelint check /cables
# It runs as nobody, writes nothing, and needs no network.
FROM python:3.13-slim AS build
COPY . /source
RUN pip wheel --no-cache-dir --wheel-dir /wheels '/source[html]'

FROM python:3.13-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-index --find-links /wheels 'cablelint[html]' && rm -r /wheels
USER nobody
WORKDIR /cables
ENTRYPOINT ["cablelint"]
CMD ["check", "/cables"]
